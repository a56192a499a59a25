namespace PlanRuntime;

/// <summary>What was recorded of a task, as far as it still counts.</summary>
internal sealed class TaskEntry(string id)
{
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

    public TaskEntry Copy() => (TaskEntry)MemberwiseClone();

    /// <summary>Forgets everything but what it once produced.</summary>
    public void Clear()
    {
        (Status, Attempts, FailedAttempts, IsFinal) = (PlanTaskStatus.Pending, 0, 0, false);
        (StartedAt, EndedAt, Duration, Error, Result, Note) = (null, null, null, null, null, null);
    }
}
