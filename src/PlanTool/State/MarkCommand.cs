using System.CommandLine;
using PlanRuntime;

namespace PlanTool.State;

/// <summary><c>mark</c>: records what became of tasks that were done elsewhere, by people or agents.</summary>
internal static class MarkCommand
{
    private static readonly string[] Names = [.. StatusWords.ByHand.Select(NameOf)];

    public static Command For(ToolHost host)
    {
        var file = CommandParts.File();
        var ids = CommandParts.Ids("The tasks.");
        var status = CommandParts.OneOf("--as", "What became of them: completed (the default), failed, running, pending or skipped.", "STATUS", Names, _ => Names[0]);
        var note = new Option<string?>("--note") { Description = "What there is to say of it; of a failed task, why.", HelpName = "TEXT" };
        var state = StatePlace.Option();
        var marks = MarkReport.Option("Writes the mark into the tasks' boxes in the plan, too.");
        var command = new Command("mark", "Records what became of tasks that are done elsewhere.") { file, ids, status, note, state, marks };
        command.SetAction((call, cancellationToken) => RunAsync(
            host, call.GetRequiredValue(file), call.GetValue(state), call.GetValue(marks),
            new Change(call.GetValue(ids) ?? [], StatusWords.ByHand[Array.IndexOf(Names, call.GetRequiredValue(status))], call.GetValue(note)), cancellationToken));
        return command;
    }

    private static string NameOf(PlanTaskStatus status) => status.ToString().ToLowerInvariant();

    private static async Task<int> RunAsync(ToolHost host, string file, string? folder, bool writesMarks, Change change, CancellationToken cancellationToken)
    {
        if (StatedPlan.Load(host, file, folder, cancellationToken) is not { } plan) return ExitCode.Faults;
        var tasks = plan.TasksOf(change.Ids);

        // A task whose box is checked is done, whatever is recorded: its box is cleared first.
        var clearsFirst = writesMarks && change.Status is PlanTaskStatus.Pending or PlanTaskStatus.Running or PlanTaskStatus.Failed;
        if (clearsFirst)
        {
            if (!MarkReport.Write(host, plan.Plan, tasks, change.Status, cancellationToken)) return ExitCode.Faults;
            if (StatedPlan.Load(host, file, folder, cancellationToken) is not { } marked) return ExitCode.Faults;
            plan = marked;
            tasks = plan.TasksOf(change.Ids);
        }

        var lines = new Lines(host.Out, host.HasColours);
        foreach (var task in tasks)
        {
            await plan.State.MarkAsync(plan.Plan.Graph, task.Id, change.Status, change.Note, cancellationToken);
            lines.Add($"{task}: {NameOf(change.Status)}");
        }

        return !writesMarks || clearsFirst || MarkReport.Write(host, plan.Plan, tasks, change.Status, cancellationToken) ? ExitCode.Fine : ExitCode.Faults;
    }

    /// <summary>What is to be recorded.</summary>
    private sealed record Change(string[] Ids, PlanTaskStatus Status, string? Note);
}
