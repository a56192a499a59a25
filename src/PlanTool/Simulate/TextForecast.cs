using System.Globalization;
using PlanCore;
using PlanRuntime;
using PlanTool.Graph;
using PlanTool.Reports;

namespace PlanTool.Simulate;

/// <summary>Forecasts for people: a table of the patterns, what Auto takes and why, and a timeline.</summary>
internal static class TextForecast
{
    private const int MostNames = 12;

    public static void Write(ToolHost host, IReadOnlyList<Forecast> forecasts)
    {
        var lines = new Lines(host.Out, host.HasColours);
        for (var i = 0; i < forecasts.Count; i++)
        {
            if (i > 0) lines.Add("");
            Write(lines, forecasts[i], host.Width);
        }
    }

    private static void Write(Lines lines, Forecast forecast, int width)
    {
        var plan = forecast.Plan;
        lines.Add($"{plan.File}: {plan.Title}", "bold");
        lines.Add($"{Counted(plan.Tasks.Count, "task")}, at most {forecast.Limit} at once; a task without an estimate takes {Durations.Text(LoweredPlan.DefaultWeight)}.");
        lines.Add("");
        lines.Add("pattern      makespan  against the bound", "bold");
        var best = forecast.Runs.Min(run => run.Simulation.Makespan);
        foreach (var run in forecast.Runs) lines.Add(RowOf(forecast, run), run.Simulation.Makespan == best ? "green" : "");
        lines.Add($"{"bound",-12} {Durations.Text(forecast.Bound),8}  {ChainOf(forecast)}");
        lines.Add("");
        foreach (var reason in ReasonsOf(forecast)) lines.Add(reason);

        var shown = forecast.Runs[0];
        if (shown.Started.Count == 0) return;
        lines.Add("");
        lines.Add($"Timeline ({NameOf(shown)})", "bold");
        Timeline.Write(lines, forecast, shown, width);
    }

    private static string RowOf(Forecast forecast, ForecastRun run)
    {
        var name = Patterns.Of(run.Pattern);
        if (run.Simulation.Makespan is { } makespan)
        {
            var ratio = forecast.Bound == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{(double)makespan / forecast.Bound:0.00} times");
            return $"{name,-12} {Durations.Text(makespan),8}  {ratio}".TrimEnd();
        }

        return $"{name,-12} {"never",8}  {Ids(forecast, [.. run.Stuck])} cannot start";
    }

    private static string ChainOf(Forecast forecast)
    {
        var ids = forecast.CriticalPath.Select(task => forecast.Plan.Tasks[task].Declaration.Id).ToList();
        var chain = forecast.CriticalPath.Sum(forecast.Plan.Lowered.WeightOf);
        var path = ids.Count <= MostNames ? string.Join(" -> ", ids) : $"{string.Join(" -> ", ids.Take(MostNames - 1))} -> … -> {ids[^1]}";
        if (ids.Count == 0) return "nothing to do";
        return chain < forecast.Bound ? $"the whole work on {forecast.Limit} at once; critical path {Durations.Text(chain)}: {path}" : $"critical path: {path}";
    }

    private static IEnumerable<string> ReasonsOf(Forecast forecast)
    {
        if (forecast.Runs.FirstOrDefault(run => run.Pattern == PatternKind.Auto) is not { } auto) yield break;
        var choice = auto.Choice;
        yield return $"Auto takes {Patterns.Of(choice.Pattern)}: {choice.Reason}.";
        var phases = forecast.Plan.Plan.Document.Phases;
        for (var p = 0; p < phases.Count && choice.Pattern == PatternKind.Hybrid; p++)
        {
            yield return $"  {Labels.Of(phases[p])}: {Patterns.Of(choice.Phases[p])}, {choice.PhaseReasons[p]}";
        }

        if (Shorter(forecast, auto) is { } shorter)
        {
            var how = shorter.Pattern == PatternKind.Pipeline ? $", opening phases at {LoweringOptions.PipelineThreshold} % of those before them" : "";
            yield return $"{Patterns.Of(shorter.Pattern)} would save {Durations.Text(auto.Simulation.Makespan!.Value - shorter.Simulation.Makespan!.Value)}{how}: write 'pattern: {Patterns.Of(shorter.Pattern)}' if the plan allows it.";
        }
    }

    /// <summary>A pattern that ends earlier. Auto never takes overlap that nobody declared, so saying so is left to the author.</summary>
    private static ForecastRun? Shorter(Forecast forecast, ForecastRun auto) => forecast.Runs
        .Where(run => run.Simulation.Makespan < auto.Simulation.Makespan)
        .OrderBy(run => run.Simulation.Makespan).ThenBy(run => run.Pattern == PatternKind.Dag ? 0 : 1).ThenBy(run => run.Pattern)
        .FirstOrDefault();

    private static string NameOf(ForecastRun run) =>
        run.Pattern == run.Choice.Pattern ? Patterns.Of(run.Pattern) : $"{Patterns.Of(run.Pattern)}: {Patterns.Of(run.Choice.Pattern)}";

    private static string Ids(Forecast forecast, List<int> tasks)
    {
        var names = string.Join(", ", tasks.Take(MostNames).Select(task => forecast.Plan.Tasks[task].Declaration.Id));
        return tasks.Count > MostNames ? $"{names} and {tasks.Count - MostNames} more" : names;
    }

    private static string Counted(int count, string one) => $"{count} {one}{(count == 1 ? "" : "s")}";
}
