using System.CommandLine;
using PlanRuntime;
using PlanTool.Run;

namespace PlanTool.State;

/// <summary>Writes marks and tells what became of them.</summary>
internal static class MarkReport
{
    /// <summary>The mark that says a state; <see langword="null"/> where a box stays as it is.</summary>
    public static char? MarkOf(PlanTaskStatus status) => status switch
    {
        PlanTaskStatus.Completed or PlanTaskStatus.Skipped => 'x',
        PlanTaskStatus.Failed => '!',
        PlanTaskStatus.Running => '-',
        PlanTaskStatus.Pending => ' ',
        _ => null,
    };

    public static Option<bool> Option(string description) => new("--write-marks") { Description = description };

    /// <summary>Writes the mark of a state into the boxes of tasks.</summary>
    /// <returns>Whether every box has its mark.</returns>
    public static bool Write(ToolHost host, RunnablePlan plan, IEnumerable<PlanTask> tasks, PlanTaskStatus status, CancellationToken cancellationToken) =>
        Write(host, plan, tasks.ToDictionary(task => task.Index, _ => MarkOf(status)!.Value), cancellationToken);

    /// <returns>Whether every box has its mark.</returns>
    public static bool Write(ToolHost host, RunnablePlan plan, IReadOnlyDictionary<int, char> marks, CancellationToken cancellationToken)
    {
        var outcome = MarkWriter.Write(plan, marks, cancellationToken);
        foreach (var fault in outcome.Faults) host.Tell(PlainText.Of($"dotnet plan: {plan.File} {fault}"));
        if (outcome.Written > 0) host.Tell(PlainText.Of($"{plan.File}: {outcome.Written} {(outcome.Written == 1 ? "box" : "boxes")} marked."));
        return outcome.Faults.Count == 0;
    }
}
