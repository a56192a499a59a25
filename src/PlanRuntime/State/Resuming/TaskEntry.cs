namespace PlanRuntime;

/// <summary>What was recorded of a task, as far as it still counts.</summary>
internal sealed class TaskEntry(string id)
{
    /// <summary>The attempts before the last one; most tasks have none.</summary>
    private List<PlanAttemptState>? _former;

    public string Id { get; } = id;

    public PlanTaskStatus Status { get; set; }

    /// <summary>The hash of the task's content when it got this state.</summary>
    public string? Hash { get; set; }

    /// <summary>Attempts that began since the task was last asked to run anew.</summary>
    public int Attempts { get; set; }

    /// <summary>Those of them that failed; one that was killed did not.</summary>
    public int FailedAttempts { get; set; }

    /// <summary>Whether the failure was the last word of its run.</summary>
    public bool IsFinal { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public TimeSpan? Duration { get; set; }

    public string? Error { get; set; }

    /// <summary>The result as JSON, of a task that is complete.</summary>
    public string? Result { get; set; }

    /// <summary>What somebody said who marked it.</summary>
    public string? Note { get; set; }

    /// <summary>The number of the record with which it last began.</summary>
    public int BeganWith { get; set; }

    /// <summary>Whether it was ever complete or skipped.</summary>
    public bool WasDone { get; set; }

    /// <summary>The number of the record with which its work became another: it completed with another content, or anew on request; 0 if it never did.</summary>
    public int WorkOf { get; set; }

    /// <summary>The content with which it last completed.</summary>
    public string? WorkHash { get; set; }

    /// <summary>When the last attempt began; <see langword="null"/> once it is among <see cref="_former"/>.</summary>
    public DateTimeOffset? AttemptedAt { get; set; }

    /// <summary>Gets the attempts that count, the oldest first.</summary>
    public IReadOnlyList<PlanAttemptState> History =>
        AttemptedAt is { } began ? [.. _former ?? [], Attempt(began, EndedAt, Error)] : _former ?? [];

    /// <summary>The last attempt is over, and another may follow.</summary>
    public void EndAttempt(DateTimeOffset? at, string? error)
    {
        if (AttemptedAt is not { } began) return;
        (_former ??= []).Add(Attempt(began, at, error));
        AttemptedAt = null;
    }

    public TaskEntry Copy()
    {
        var copy = (TaskEntry)MemberwiseClone();
        copy._former = _former is null ? null : [.. _former];
        return copy;
    }

    /// <summary>Forgets everything but what it once produced.</summary>
    public void Clear()
    {
        (Status, Attempts, FailedAttempts, IsFinal) = (PlanTaskStatus.Pending, 0, 0, false);
        (StartedAt, EndedAt, Duration, Error, Result, Note) = (null, null, null, null, null, null);
        (AttemptedAt, _former) = (null, null);
    }

    private PlanAttemptState Attempt(DateTimeOffset began, DateTimeOffset? ended, string? error) => new(Math.Max(1, Attempts), began, ended, error);
}
