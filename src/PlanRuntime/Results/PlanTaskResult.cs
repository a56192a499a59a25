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
    public DateTimeOffset? StartedAt => _result.Record.StartTimeOf(Task.Index);

    /// <summary>Gets how long it took from the start of the first attempt to the end of the last; zero if it did not start.</summary>
    public TimeSpan Duration => _result.Record.DurationOf(Task.Index);

    /// <summary>Gets how often it was attempted.</summary>
    public int Attempts => _result.Record.HasStarted(Task.Index) ? 1 : 0;

    /// <summary>Gets what its handler threw; <see langword="null"/> if it did not fail.</summary>
    public Exception? Error => _result.Record.Errors.GetValueOrDefault(Task.Index);

    /// <summary>Gets the tasks that failed or were cancelled and because of which this one is blocked, in document order, at most 16; none if it is not blocked.</summary>
    public IReadOnlyList<PlanTask> BlockedBy => _result.BlockedBy(Task.Index);

    /// <summary>Returns the id, the title and the state.</summary>
    public override string ToString() => $"{Task}: {Status}";
}
