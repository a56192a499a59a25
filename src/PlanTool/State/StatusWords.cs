using PlanRuntime;

namespace PlanTool.State;

/// <summary>The states of tasks as <c>status.json</c> and the command line write them.</summary>
internal static class StatusWords
{
    /// <summary>The states that can be set by hand, the default one first.</summary>
    public static IReadOnlyList<PlanTaskStatus> ByHand { get; } =
        [PlanTaskStatus.Completed, PlanTaskStatus.Failed, PlanTaskStatus.Running, PlanTaskStatus.Pending, PlanTaskStatus.Skipped];

    public static string Of(PlanTaskStatus status) => status == PlanTaskStatus.Running ? "in_progress" : status.ToString().ToLowerInvariant();
}
