using System.CommandLine;
using PlanRuntime;

namespace PlanTool.State;

/// <summary><c>retry</c>: lets tasks run anew.</summary>
internal static class RetryCommand
{
    public static Command For(ToolHost host)
    {
        var file = CommandParts.File();
        var ids = CommandParts.Ids("The tasks; all that failed or were cancelled if none is named.", needsOne: false);
        var state = StatePlace.Option();
        var command = new Command("retry", "Lets tasks run anew with the next run, with all their attempts.") { file, ids, state };
        command.SetAction((call, cancellationToken) => RunAsync(host, call.GetRequiredValue(file), call.GetValue(ids) ?? [], call.GetValue(state), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ToolHost host, string file, string[] ids, string? folder, CancellationToken cancellationToken)
    {
        if (StatedPlan.Load(host, file, folder, cancellationToken, isRead: true) is not { } plan) return ExitCode.Faults;
        var tasks = ids.Length > 0
            ? plan.TasksOf(ids)
            : [.. plan.Read().Tasks.Where(task => !task.Task.IsDone && task.Status is PlanTaskStatus.Failed or PlanTaskStatus.Canceled).Select(task => task.Task)];
        if (tasks.Count > 0) await plan.State.RetryAsync(plan.Plan.Graph, tasks.Select(task => task.Id), cancellationToken);
        var lines = new Lines(host.Out, host.HasColours);
        foreach (var task in tasks) lines.Add($"{task}: runs anew with the next run");
        if (tasks.Count == 0) lines.Add("No task failed or was cancelled.");
        return ExitCode.Fine;
    }
}
