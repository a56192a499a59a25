using System.CommandLine;
using PlanRuntime;

namespace PlanTool.State;

/// <summary><c>skip</c>: takes tasks out, so that what waits for them goes on.</summary>
internal static class SkipCommand
{
    public static Command For(ToolHost host)
    {
        var file = CommandParts.File();
        var ids = CommandParts.Ids("The tasks.");
        var reason = new Option<string?>("--reason") { Description = "Why; kept with the tasks.", HelpName = "TEXT" };
        var state = StatePlace.Option();
        var marks = MarkReport.Option("Checks the tasks' boxes in the plan, too.");
        var command = new Command("skip", "Takes tasks out: they count as complete without having run.") { file, ids, reason, state, marks };
        command.SetAction((call, cancellationToken) => RunAsync(
            host, call.GetRequiredValue(file), call.GetValue(ids) ?? [], call.GetValue(reason), call.GetValue(state), call.GetValue(marks), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ToolHost host, string file, string[] ids, string? reason, string? folder, bool writesMarks, CancellationToken cancellationToken)
    {
        if (StatedPlan.Load(host, file, folder, cancellationToken) is not { } plan) return ExitCode.Faults;
        var tasks = plan.TasksOf(ids);
        await plan.State.SkipAsync(plan.Plan.Graph, tasks.Select(task => task.Id), reason, cancellationToken);
        var lines = new Lines(host.Out, host.HasColours);
        foreach (var task in tasks) lines.Add($"{task}: skipped");
        return !writesMarks || MarkReport.Write(host, plan.Plan, tasks, PlanTaskStatus.Skipped, cancellationToken) ? ExitCode.Fine : ExitCode.Faults;
    }
}
