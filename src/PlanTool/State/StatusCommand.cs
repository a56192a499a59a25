using System.CommandLine;
using PlanRuntime;
using PlanTool.Reports;

namespace PlanTool.State;

/// <summary><c>status</c>: how far a plan is.</summary>
internal static class StatusCommand
{
    public static Command For(ToolHost host)
    {
        var file = CommandParts.File();
        var state = StatePlace.Option();
        var pattern = CommandParts.Pattern();
        var format = CommandParts.Format("text", "json");
        var command = new Command("status", "Shows how far a plan is, and why a task has not started.") { file, state, pattern, format };
        command.SetAction((call, cancellationToken) => Task.FromResult(
            Run(host, call.GetRequiredValue(file), call.GetValue(state), CommandParts.PatternOf(call.GetValue(pattern)), call.GetRequiredValue(format), cancellationToken)));
        return command;
    }

    private static int Run(ToolHost host, string file, string? folder, PlanPattern? pattern, string format, CancellationToken cancellationToken)
    {
        if (StatedPlan.Load(host, file, folder, cancellationToken, isRead: true) is not { } plan) return ExitCode.Faults;
        var state = plan.Read(pattern);
        if (format == "json") Json.Write(host.Out, state.ToJson());
        else TextStatus.Write(host, plan.Plan, state);
        return ExitCode.Fine;
    }
}
