using System.CommandLine;
using PlanCore;
using PlanTool.Check;
using PlanTool.Files;
using PlanTool.Graph;
using PlanTool.Reports;

namespace PlanTool.Simulate;

/// <summary><c>simulate</c>: how long a run would take under each pattern.</summary>
internal static class SimulateCommand
{
    public static Command For(ToolHost host)
    {
        var files = CommandParts.Files();
        var format = CommandParts.Format("text", "json");
        var pattern = CommandParts.OneOf("--pattern", "Only this pattern; all of them by default.", "PATTERN", [.. Patterns.All.Select(Patterns.Of)], null);
        var limit = CommandParts.TaskLimit("--limit");
        var command = new Command("simulate", "Predicts how long a run takes under each pattern.") { files, pattern, limit, format };
        command.SetAction((call, cancellationToken) => Task.FromResult(
            Run(host, call.GetValue(files) ?? [], PatternsOf(call.GetValue(pattern)), call.GetValue(limit), call.GetRequiredValue(format), cancellationToken)));
        return command;
    }

    private static IReadOnlyList<PatternKind> PatternsOf(string? name) => name is null ? Patterns.All : [.. Patterns.All.Where(pattern => Patterns.Of(pattern) == name)];

    private static int Run(ToolHost host, string[] arguments, IReadOnlyList<PatternKind> patterns, int? limit, string format, CancellationToken cancellationToken)
    {
        var plans = LoadedPlan.LoadAll(arguments, host, cancellationToken).ToList();
        var forecasts = plans.Where(plan => plan.IsReadable).Select(plan => Forecast.Of(PlanPicture.Of(plan), patterns, limit)).ToList();
        if (format == "text") TextForecast.Write(host, forecasts);
        else if (plans.Count > 1 || forecasts.Count > 0) JsonForecast.Write(host.Out, forecasts, asArray: plans.Count > 1);
        return FaultNotice.Write(host, plans);
    }
}
