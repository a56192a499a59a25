using PlanRuntime;
using PlanTool.Graph;

namespace PlanTool.Simulate;

/// <summary>Draws a run as bars over time, one line a task.</summary>
internal static class Timeline
{
    private const int MostRows = 200, LabelWidth = 32, TimesWidth = 20, LeastBars = 16;

    public static void Write(Lines lines, Forecast forecast, ForecastRun run, int width)
    {
        var tasks = run.Started;
        var end = Math.Max(1, tasks.Max(task => run.Simulation.Ends[task]));
        var bars = Math.Max(LeastBars, width - LabelWidth - TimesWidth);
        var critical = forecast.CriticalPath.ToHashSet();
        foreach (var task in tasks.Take(MostRows))
        {
            var (start, stop) = (run.Simulation.Starts[task], run.Simulation.Ends[task]);
            var from = Math.Min(bars - 1, (int)(start * bars / end));
            var to = Math.Clamp((int)(((stop * bars) + end - 1) / end), from + 1, bars);
            var label = PlainText.Pad(PlainText.Cut(Labels.Of(forecast.Plan.Tasks[task].Declaration), LabelWidth - 2), LabelWidth);
            var bar = PlainText.Pad(new string(' ', from) + new string(critical.Contains(task) ? '█' : '▒', to - from), bars);
            lines.Add($"{label}{bar}  {(start == 0 ? "0" : Durations.Text(start))} - {Durations.Text(stop)}", critical.Contains(task) ? "yellow" : "");
        }

        if (tasks.Count > MostRows) lines.Add($"… and {tasks.Count - MostRows} more; --format json lists them all.");
        lines.Add("█ critical path   ▒ other tasks", "grey");
    }
}
