using System.Globalization;
using PlanRuntime;
using PlanTool.Graph;
using PlanTool.Run;

namespace PlanTool.State;

/// <summary>Writes <c>status</c> for people: how much is done, the last run, what was edited since, and every task by phase.</summary>
internal static class TextStatus
{
    public static void Write(ToolHost host, RunnablePlan plan, PlanStateSnapshot state)
    {
        var lines = new Lines(host.Out, host.HasColours);
        lines.Add($"{plan.File}: {Progress(state)}", "bold");
        if (RunOf(state) is { } run) lines.Add(run);
        foreach (var aside in state.SetAside) lines.Add($"'{aside}' was damaged and lies beside the state", "yellow");
        foreach (var change in ChangeLines.Of(plan, state.Changes, rerunsStale: false)) lines.Add(change, "yellow");
        foreach (var phase in state.Plan.Phases)
        {
            if (phase.Tasks.Count == 0) continue;
            lines.Add("");
            lines.Add(Labels.Of(plan.Loaded.Report.Plan.Document.Phases[phase.Index]), "bold");
            foreach (var task in phase.Tasks) Write(lines, state.Tasks[task.Index]);
        }
    }

    /// <summary>The share of tasks that are complete or skipped, rounded down: 100 % is all of them.</summary>
    public static string Progress(PlanStateSnapshot state)
    {
        var (all, done) = (state.Tasks.Count, state.Count(PlanTaskStatus.Completed) + state.Count(PlanTaskStatus.Skipped));
        var counts = new[]
        {
            (PlanTaskStatus.Running, "running"), (PlanTaskStatus.Failed, "failed"), (PlanTaskStatus.Blocked, "blocked"), (PlanTaskStatus.Canceled, "cancelled"), (PlanTaskStatus.Pending, "pending"),
        };
        var rest = counts.Select(count => (Count: state.Count(count.Item1), Word: count.Item2)).Where(count => count.Count > 0).Select(count => $", {count.Count} {count.Word}");
        return $"{done} of {RunWords.Count(all, "task")} done ({(all == 0 ? 100 : (long)done * 100 / all)} %){string.Concat(rest)}.";
    }

    private static string? RunOf(PlanStateSnapshot state)
    {
        if (state.Holder is { Purpose: PlanStatePurpose.Run } holder) return $"A run goes on: {holder}.";
        if (state.Runs.Count == 0) return null;
        var run = state.Runs[^1];
        var started = $"The last run started {At(run.StartedAt)}";
        return run.Status is { } status ? $"{started} and {Word(status)} {At(run.EndedAt ?? run.StartedAt)}." : $"{started} and was interrupted.";
    }

    private static string Word(PlanStatus status) => status switch
    {
        PlanStatus.Completed => "was complete",
        PlanStatus.Canceled => "was cancelled",
        _ => "failed",
    };

    private static void Write(Lines lines, PlanTaskState state)
    {
        var (sign, style) = state.Status switch
        {
            PlanTaskStatus.Completed or PlanTaskStatus.Skipped => ("✓", "green"),
            PlanTaskStatus.Failed => ("✗", "red"),
            PlanTaskStatus.Running => ("◐", "yellow"),
            PlanTaskStatus.Blocked or PlanTaskStatus.Canceled => ("⊘", "yellow"),
            _ => ("·", ""),
        };
        lines.Add($"  {sign} {state.Task}: {state.Reason}{Details(state)}", style);
    }

    private static string Details(PlanTaskState state)
    {
        var took = state.Status == PlanTaskStatus.Completed && state.Duration is { } duration ? $" in {RunWords.Of(duration)}" : "";
        var attempts = state.Attempts > 1 ? $", {state.Attempts} attempts" : "";
        var note = !string.IsNullOrEmpty(state.Note) && state.Note != state.Error && (state.Status != PlanTaskStatus.Skipped || state.Task.IsDone) ? $" ({RunWords.FirstLine(state.Note)})" : "";
        return took + attempts + note;
    }

    private static string At(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
