namespace PlanRuntime;

/// <summary>The outcome of a task.</summary>
public sealed class PlanTaskResult
{
    private readonly PlanResult _result;

    internal PlanTaskResult(PlanResult result, PlanTask task) => (_result, Task) = (result, task);

    /// <summary>Gets the task.</summary>
    public PlanTask Task { get; }

    /// <summary>Gets its state at the end of the run.</summary>
    public PlanTaskStatus Status => (PlanTaskStatus)_result.Record.States[Task.Index];

    /// <summary>Gets when its first attempt started; <see langword="null"/> if it did not start.</summary>
    public DateTimeOffset? StartedAt => _result.Record.StartTimeOf(Task.Index) ?? Earlier?.StartedAt;

    /// <summary>Gets how long it took from the start of the first attempt to the end of the last; zero if it did not start.</summary>
    public TimeSpan Duration => Earlier?.Duration ?? _result.Record.DurationOf(Task.Index);

    /// <summary>Gets how often it was attempted.</summary>
    public int Attempts => Earlier?.Attempts
        ?? (_result.Start?.Earlier.Entries[Task.Index]?.Attempts ?? 0) + (_result.Record.Attempts?[Task.Index] is { } attempts and > 0 ? attempts : _result.Record.HasStarted(Task.Index) ? 1 : 0);

    /// <summary>Gets what its handler threw; <see langword="null"/> if it did not fail.</summary>
    public Exception? Error => _result.Record.Errors.GetValueOrDefault(Task.Index)
        ?? (Status == PlanTaskStatus.Failed && Earlier is not null ? new PlanException($"Task '{Task.Id}' failed in an earlier run and has no attempts left; retry it, or set PlanOptions.RetryFailed. It failed with: {Earlier.Error}") : null);

    /// <summary>Gets whether it is complete, skipped or failed since an earlier run, and this one did not run it.</summary>
    public bool IsFromEarlierRun => Earlier is not null && Status is PlanTaskStatus.Completed or PlanTaskStatus.Failed or PlanTaskStatus.Skipped;

    /// <summary>Gets the tasks that failed or were cancelled and because of which this one is blocked, in document order, at most 16; none if it is not blocked.</summary>
    public IReadOnlyList<PlanTask> BlockedBy => _result.BlockedBy(Task.Index);

    /// <summary>Gets whether it is complete although a background verification of an earlier phase failed.</summary>
    public bool IsUnverified => Status == PlanTaskStatus.Completed && Task.Phase.Index > _result.UnverifiedAfter;

    /// <summary>Gets whether its compensation ran, because the run was rolled back.</summary>
    public bool IsCompensated => _result.Record.Compensated?.ContainsKey(Task.Index) == true;

    /// <summary>Gets what its compensation threw; <see langword="null"/> if it did not run or succeeded.</summary>
    public Exception? CompensationError => _result.Record.Compensated?.GetValueOrDefault(Task.Index);

    private TaskEntry? Earlier => _result.EarlierOf(Task.Index);

    /// <summary>Returns the id, the title and the state.</summary>
    public override string ToString() => $"{Task}: {Status}";
}
