namespace PlanRuntime;

/// <summary>The state of a task as recorded.</summary>
public sealed class PlanTaskState
{
    private readonly PlanStateSnapshot _snapshot;
    private readonly TaskEntry? _entry;

    internal PlanTaskState(PlanStateSnapshot snapshot, PlanTask task, TaskEntry? entry) => (_snapshot, Task, _entry) = (snapshot, task, entry);

    /// <summary>Gets the task.</summary>
    public PlanTask Task { get; }

    /// <summary>Gets the state; a task that failed and has attempts left is <see cref="PlanTaskStatus.Failed"/> too, see <see cref="HasAttemptsLeft"/>.</summary>
    public PlanTaskStatus Status => _snapshot.StatusOf(Task.Index);

    /// <summary>Gets whether the next run tries it again although it failed.</summary>
    public bool HasAttemptsLeft => _snapshot.HasAttemptsLeft(Task.Index);

    /// <summary>Gets whether it was running when its run ended without it: the process was killed, or it is running now.</summary>
    public bool IsRunning => Status == PlanTaskStatus.Running;

    /// <summary>Gets whether a run would start it now, if it had places enough: by the same state machine that runs the plan.</summary>
    public bool IsReady => _snapshot.IsReady(Task.Index);

    /// <summary>Gets how often it was attempted, over all runs since it was last asked to run anew.</summary>
    public int Attempts => _entry?.Attempts ?? 0;

    /// <summary>Gets those attempts, the oldest first, with the time of each.</summary>
    public IReadOnlyList<PlanAttemptState> History => _entry?.History ?? [];

    /// <summary>Gets when it last began; its first attempt if it was tried several times.</summary>
    public DateTimeOffset? StartedAt => _entry?.StartedAt;

    /// <summary>Gets when it ended.</summary>
    public DateTimeOffset? EndedAt => _entry?.EndedAt;

    /// <summary>Gets how long it took, by a clock that never goes backwards.</summary>
    public TimeSpan? Duration => _entry?.Duration;

    /// <summary>Gets why its last attempt failed.</summary>
    public string? Error => _entry?.Error;

    /// <summary>Gets what somebody said who marked or skipped it.</summary>
    public string? Note => _entry?.Note;

    /// <summary>Gets the tasks that failed or were cancelled and because of which it is blocked, at most 16; none if it is not blocked.</summary>
    public IReadOnlyList<PlanTask> BlockedBy => _snapshot.BlockedBy(Task.Index);

    /// <summary>Gets the tasks that it waits for, also behind gates, at most 16; none if it is ready or has ended.</summary>
    public IReadOnlyList<PlanTask> WaitsFor => _snapshot.WaitsFor(Task.Index);

    /// <summary>Gets in words why it is in this state and what has to happen.</summary>
    public string Reason => StateReasons.Of(this);

    /// <summary>Returns the id, the title and the state.</summary>
    public override string ToString() => $"{Task}: {Status}";
}
