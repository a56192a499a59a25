using PlanRuntime;

namespace PlanTool.Report;

/// <summary>A task as the report shows it.</summary>
internal sealed class ReportedTask
{
    private const int LongestError = 4000;

    private ReportedTask(PlanTaskState state, TaskCondition condition) => (Task, Condition) = (state.Task, condition);

    public PlanTask Task { get; }

    public TaskCondition Condition { get; }

    public required int Attempts { get; init; }

    /// <summary>When its last run of attempts began; <see langword="null"/> if none is recorded.</summary>
    public required DateTimeOffset? Start { get; init; }

    /// <summary>When it ended, or how far it is known to have run.</summary>
    public required DateTimeOffset? End { get; init; }

    /// <summary>How long it took; <see langword="null"/> where it has not ended.</summary>
    public required TimeSpan? Duration { get; init; }

    /// <summary>Why it failed, as its handler said; cut where it is very long.</summary>
    public string? Error { get; private init; }

    /// <summary>Why it is where it is, of tasks for which that is not plain.</summary>
    public string? Reason { get; private init; }

    /// <summary>Whether it is on the critical path.</summary>
    public bool IsCritical { get; set; }

    /// <summary>Its attempts on the timeline; none if it has no times.</summary>
    public IReadOnlyList<ReportedBar> Bars { get; private set; } = [];

    public string Name => Task.ToString();

    /// <param name="state">The task as recorded.</param>
    /// <param name="isRunGoingOn">Whether a process runs the plan now.</param>
    /// <param name="now">Until when a running task is drawn.</param>
    public static ReportedTask Of(PlanTaskState state, bool isRunGoingOn, DateTimeOffset now)
    {
        var condition = TaskCondition.Of(state, isRunGoingOn);
        var (start, end) = (state.StartedAt, state.EndedAt);

        // The start is that of the first attempt, which may have been another day; the duration is that of the last run.
        if (end is { } e && state.Duration is { } duration) start = e - duration;
        if (start is { } s && (end is null || end < s)) end = condition == TaskCondition.Running && now > s ? now : s + (state.Duration ?? TimeSpan.Zero);
        var task = new ReportedTask(state, condition)
        {
            Attempts = state.Attempts,
            Start = start,
            End = start is null ? null : end,
            Duration = state.Duration,
            Error = state.Error is { Length: > LongestError } error ? error[..LongestError] + "…" : state.Error,
            Reason = ReasonOf(state, condition),
        };
        task.Bars = ReportedBar.Of(task, state.History);
        return task;
    }

    private static string? ReasonOf(PlanTaskState state, TaskCondition condition)
    {
        if (condition == TaskCondition.Completed || condition == TaskCondition.Ready) return state.Note;
        if (condition == TaskCondition.Failed) return "no attempts left: it waits for a retry";
        if (condition == TaskCondition.FailedWithAttemptsLeft) return "has attempts left: the next run tries it again";
        if (condition == TaskCondition.Interrupted) return "its process ended before it did: the next run starts with it";
        return condition == TaskCondition.Running ? null : state.Reason;
    }
}
