using PlanRuntime;

namespace PlanTool.Report;

/// <summary>What a reader is told of a task: a word, a sign, and the style class of both. None of them says it by colour alone.</summary>
/// <param name="Word">The word.</param>
/// <param name="Sign">One character.</param>
/// <param name="Style">The class in the report's style sheet.</param>
internal sealed record TaskCondition(string Word, string Sign, string Style)
{
    public static readonly TaskCondition Completed = new("completed", "✓", "done");
    public static readonly TaskCondition Skipped = new("skipped", "–", "skipped");
    public static readonly TaskCondition Failed = new("failed", "✗", "bad");
    public static readonly TaskCondition FailedWithAttemptsLeft = new("to be retried", "↻", "retry");
    public static readonly TaskCondition Canceled = new("cancelled", "⊘", "canceled");
    public static readonly TaskCondition Blocked = new("blocked", "■", "blocked");
    public static readonly TaskCondition Running = new("running", "▶", "busy");
    public static readonly TaskCondition Interrupted = new("interrupted", "◐", "cut");
    public static readonly TaskCondition Ready = new("ready", "○", "ready");
    public static readonly TaskCondition Waiting = new("waiting", "·", "waiting");

    /// <summary>All of them, in the order in which they are counted.</summary>
    public static IReadOnlyList<TaskCondition> All { get; } =
        [Completed, Skipped, Running, Failed, FailedWithAttemptsLeft, Blocked, Interrupted, Canceled, Ready, Waiting];

    /// <summary>The condition of a task as recorded.</summary>
    /// <param name="state">The task.</param>
    /// <param name="isRunGoingOn">Whether a process runs the plan now.</param>
    public static TaskCondition Of(PlanTaskState state, bool isRunGoingOn) => state.Status switch
    {
        PlanTaskStatus.Completed => Completed,
        PlanTaskStatus.Skipped => Skipped,
        PlanTaskStatus.Failed => state.HasAttemptsLeft ? FailedWithAttemptsLeft : Failed,
        PlanTaskStatus.Canceled => Canceled,
        PlanTaskStatus.Blocked => Blocked,
        PlanTaskStatus.Running => isRunGoingOn ? Running : Interrupted,
        _ => state.IsReady ? Ready : Waiting,
    };
}
