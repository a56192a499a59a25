using PlanRuntime;

namespace PlanTool.Report;

/// <summary>An attempt of a task, as a bar of the timeline. Between two attempts a task holds no place.</summary>
/// <param name="Task">The task.</param>
/// <param name="Attempt">Which attempt it is, from one.</param>
/// <param name="Condition">How it ended.</param>
/// <param name="Start">When it began.</param>
/// <param name="End">When it ended, or how far it is known to have run.</param>
internal sealed record ReportedBar(ReportedTask Task, int Attempt, TaskCondition Condition, DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>The row of the timeline, from zero.</summary>
    public int Slot { get; set; }

    /// <summary>The bars of a task; none if it has no times.</summary>
    /// <param name="task">The task.</param>
    /// <param name="history">Its attempts, the oldest first.</param>
    public static IReadOnlyList<ReportedBar> Of(ReportedTask task, IReadOnlyList<PlanAttemptState> history)
    {
        if (task is not { Start: { } start, End: { } end }) return [];

        // One attempt takes what the task takes, by a clock that never goes backwards.
        if (history.Count < 2) return [new ReportedBar(task, 1, task.Condition, start, end)];
        var bars = new List<ReportedBar>(history.Count);
        foreach (var attempt in history)
        {
            var isLast = bars.Count == history.Count - 1;
            var until = attempt.EndedAt ?? (isLast && task.Condition == TaskCondition.Running ? end : attempt.StartedAt);
            var condition = isLast ? task.Condition : attempt.Error is not null ? TaskCondition.Failed : attempt.EndedAt is null ? TaskCondition.Interrupted : TaskCondition.Canceled;
            bars.Add(new ReportedBar(task, attempt.Number, condition, attempt.StartedAt, until > attempt.StartedAt ? until : attempt.StartedAt));
        }

        return bars;
    }
}
