namespace PlanRuntime;

/// <summary>One thing that happened to a plan, as a store keeps it. What the kind of the record does not need is left out.</summary>
public sealed record PlanRecord
{
    /// <summary>Gets what it tells.</summary>
    public required PlanRecordKind Kind { get; init; }

    /// <summary>Gets when, by the clock of who recorded it. The order of the records is their order in the store, never that of their times.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets the id of the run that began.</summary>
    public string? Run { get; init; }

    /// <summary>Gets the process of the run that began.</summary>
    public PlanStateHolder? Holder { get; init; }

    /// <summary>Gets the id of the task.</summary>
    public string? Task { get; init; }

    /// <summary>Gets which attempt it was, from one, over all runs; 0 where there is none.</summary>
    public int Attempt { get; init; }

    /// <summary>Gets the state that the task has now.</summary>
    public PlanTaskStatus? Status { get; init; }

    /// <summary>Gets how the run ended.</summary>
    public PlanStatus? Outcome { get; init; }

    /// <summary>Gets how long the task took in this run, in milliseconds, all attempts and the times between them.</summary>
    public double? Milliseconds { get; init; }

    /// <summary>Gets why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>Gets the result of the task as JSON.</summary>
    public string? Result { get; init; }

    /// <summary>Gets what was said of a mark or of the run that began, or where a damaged file was put.</summary>
    public string? Note { get; init; }

    /// <summary>Gets the path of the plan file.</summary>
    public string? Source { get; init; }

    /// <summary>Gets the hash of the plan's content.</summary>
    public string? Hash { get; init; }

    /// <summary>Gets the tasks of the plan; of a run that began, the parents that are complete once their parts are, by their ids alone.</summary>
    public IReadOnlyList<PlanRecordTask>? Tasks { get; init; }
}
