using PlanRuntime;
using PlanTool.Run;

namespace PlanTool.State;

/// <summary>What a run would start now, and what it would not.</summary>
internal sealed class NextTasks
{
    public NextTasks(RunnablePlan plan, PlanStateSnapshot state, int count)
    {
        Plan = plan;
        Next = state.Next(count);
        State = state;
        var next = Next.Select(task => task.Task.Index).ToHashSet();
        var rest = state.Tasks.Where(task => !next.Contains(task.Task.Index) && task.Status is not (PlanTaskStatus.Completed or PlanTaskStatus.Skipped)).ToList();
        Blocked = [.. rest.Where(IsBlocked)];
        Waiting = [.. rest.Where(task => !IsBlocked(task))];
    }

    public RunnablePlan Plan { get; }

    public PlanStateSnapshot State { get; }

    /// <summary>What starts, in the order of the run.</summary>
    public IReadOnlyList<PlanTaskState> Next { get; }

    /// <summary>What starts later, in document order.</summary>
    public IReadOnlyList<PlanTaskState> Waiting { get; }

    /// <summary>What does not start before somebody does something, in document order.</summary>
    public IReadOnlyList<PlanTaskState> Blocked { get; }

    private static bool IsBlocked(PlanTaskState task) => task.Status == PlanTaskStatus.Blocked || (task.Status == PlanTaskStatus.Failed && !task.HasAttemptsLeft);
}
