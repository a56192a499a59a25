using System.Globalization;

namespace PlanRuntime;

/// <summary>Draws a run into the lines that a terminal has: totals, phases that go on, tasks that run, and what comes next and why it waits.</summary>
internal sealed class LiveFrame(LiveRun run, RunForecast forecast)
{
    private const int MostPhases = 5, MostWaiting = 5, ScannedWaiting = 200, NamedAtMost = 3;

    private int _firstOpen;
    private int _firstPhase;

    /// <summary>The frame at an instant.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="width">The columns there are.</param>
    /// <param name="height">The lines there are, at least 4.</param>
    public IReadOnlyList<LiveLine> Of(DateTimeOffset now, int width, int height)
    {
        var lines = new List<LiveLine> { Totals(width), Times(now, width) };
        var phases = OpenPhases(Math.Clamp((height - 6) / 3, 0, MostPhases));
        if (run.Phases.Count > 1) lines.AddRange(phases.Select(phase => PhaseLine(phase, width)));
        var room = height - lines.Count;
        var running = run.Count(PlanTaskStatus.Running);
        var waiting = Waiting(Math.Clamp(room - Math.Min(running, room / 2), 0, MostWaiting));
        var places = Math.Max(0, room - waiting.Count);
        var shown = running > places ? Math.Max(0, places - 1) : running;
        lines.AddRange(run.Running.Take(shown).Select(task => RunningLine(task, now, width)));
        if (running > shown && places > 0) lines.Add(new LiveLine(width).Add($"  … and {running - shown} more run", "grey"));
        lines.AddRange(waiting.Select(task => WaitingLine(task, width)));
        return lines;
    }

    /// <summary>What stays when the run is over.</summary>
    public IReadOnlyList<LiveLine> Last(DateTimeOffset now, int width) => [Totals(width), new LiveLine(width).Add($"Took {RunWords.Of(now - run.StartedAt)}", "grey")];

    private LiveLine Totals(int width)
    {
        var total = run.Plan.Tasks.Count;
        var share = total == 0 ? 1 : (double)run.Done / total;
        var style = run.Count(PlanTaskStatus.Failed) > 0 ? "red" : "green";
        var line = new LiveLine(width).Add(run.Plan.Name, "bold", Math.Max(8, width / 4)).Add(" ").AddBar(share, Math.Clamp(width / 5, 6, 30), style)
            .Add(string.Create(CultureInfo.InvariantCulture, $" {Math.Floor(share * 100)} %  {run.Done:N0} of {total:N0} done"));
        Add(line, run.Count(PlanTaskStatus.Running), "running", "aqua");
        Add(line, run.Count(PlanTaskStatus.Failed), "failed", "red");
        Add(line, run.Count(PlanTaskStatus.Blocked), "blocked", "yellow");
        Add(line, run.Count(PlanTaskStatus.Canceled), "cancelled", "yellow");
        return line;
    }

    private static void Add(LiveLine line, int count, string word, string style)
    {
        if (count > 0) line.Add(" · ").Add(string.Create(CultureInfo.InvariantCulture, $"{count:N0} {word}"), style);
    }

    private LiveLine Times(DateTimeOffset now, int width)
    {
        var line = new LiveLine(width).Add($"{Time(now - run.StartedAt)} so far", "grey");
        if (run.Count(PlanTaskStatus.Pending) + run.Count(PlanTaskStatus.Running) == 0 || forecast.LeftAt(now) is not { } left) return line;
        line.Add(left > TimeSpan.Zero ? $" · about {Time(TimeSpan.FromSeconds(Math.Ceiling(left.TotalSeconds)))} left" : " · should end any moment", "grey");
        if (forecast.Path.Count == 0) return line;
        line.Add(" · critical path: ", "grey");
        const int Most = 12;
        line.Add(string.Join(" → ", forecast.Path.Where(task => run.StatusOf(task.Index) is PlanTaskStatus.Pending or PlanTaskStatus.Running).Take(Most).Select(task => task.Id)), "orange3");
        if (forecast.Path.Count > Most) line.Add(" → …", "orange3");
        return line;
    }

    /// <summary>Phases of which something runs, before those that are open or come next.</summary>
    private List<LivePhase> OpenPhases(int most)
    {
        while (_firstPhase < run.Phases.Count && run.Phases[_firstPhase].HasEnded) _firstPhase++;
        var open = new List<LivePhase>();
        for (var p = _firstPhase; p < run.Phases.Count && open.Count < most; p++)
        {
            if (!run.Phases[p].HasEnded) open.Add(run.Phases[p]);
        }

        return open;
    }

    private static LiveLine PhaseLine(LivePhase phase, int width)
    {
        var label = Math.Clamp(width / 3, 12, 36);
        var style = phase.Running > 0 || phase.IsOpen ? "" : "grey";
        return new LiveLine(width).AddCell($"Phase {phase.Phase}", label, style).AddBar(phase.Total == 0 ? 1 : (double)phase.Done / phase.Total, Math.Clamp(width / 5, 6, 30), phase.Lost > 0 ? "red" : "green")
            .Add($" {phase.Done} of {phase.Total}", style);
    }

    private static LiveLine RunningLine(LiveTask task, DateTimeOffset now, int width)
    {
        var label = Math.Clamp(width * 2 / 5, 14, 50);
        var line = new LiveLine(width).Add("▶ ", "aqua").AddCell(task.Task.ToString(), label).AddCell(Time(now - task.StartedAt), 9, "aqua");
        if (task.Attempt > 1) line.Add($"attempt {task.Attempt}  ", "yellow");
        if (task.Progress > 0) line.AddBar(task.Progress, Math.Clamp(width / 8, 4, 16), "aqua").Add(string.Create(CultureInfo.InvariantCulture, $" {Math.Floor(task.Progress * 100)} %  "));
        else if (task.Task.Estimate is { } estimate) line.Add($"of {Time(estimate)}  ", "grey");
        if (task.Message is { } message) line.Add(message, "grey");
        return line;
    }

    private LiveLine WaitingLine(PlanTask task, int width)
    {
        var label = Math.Clamp(width * 2 / 5, 14, 50);
        return new LiveLine(width).Add("  ").AddCell(task.ToString(), label, "grey").Add(ReasonOf(task), "grey");
    }

    /// <summary>The first tasks that wait; looks no further than it has to.</summary>
    private List<PlanTask> Waiting(int most)
    {
        var tasks = run.Plan.Tasks;
        while (_firstOpen < tasks.Count && run.StatusOf(_firstOpen) is not (PlanTaskStatus.Pending or PlanTaskStatus.Running)) _firstOpen++;
        var waiting = new List<PlanTask>();
        for (var t = _firstOpen; t < Math.Min(tasks.Count, _firstOpen + ScannedWaiting) && waiting.Count < most; t++)
        {
            if (run.StatusOf(t) == PlanTaskStatus.Pending) waiting.Add(tasks[t]);
        }

        return waiting;
    }

    private string ReasonOf(PlanTask task)
    {
        var on = task.Dependencies.Where(other => run.StatusOf(other.Index) is not (PlanTaskStatus.Completed or PlanTaskStatus.Skipped)).ToList();
        if (on.Count > 0) return $"waits for {string.Join(", ", on.Take(NamedAtMost).Select(other => other.Id))}{(on.Count > NamedAtMost ? $" and {on.Count - NamedAtMost} more" : "")}";
        if (task.IsParent) return "waits for its parts";
        return run.Phases[task.Phase.Index] is { IsOpen: true } or { Running: > 0 } ? "waits for its turn" : "waits for its phase";
    }

    /// <summary>Whole seconds: more would flicker.</summary>
    private static string Time(TimeSpan time) => time < TimeSpan.FromSeconds(1) ? "0s" : RunWords.Of(TimeSpan.FromSeconds(Math.Floor(time.TotalSeconds)));
}
