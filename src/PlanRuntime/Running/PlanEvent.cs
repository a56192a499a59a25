namespace PlanRuntime;

/// <summary>What happened in a run.</summary>
public enum PlanEventKind
{
    /// <summary>A task, or another attempt of it, started.</summary>
    TaskStarted,

    /// <summary>A handler told how far its task is.</summary>
    TaskProgressed,

    /// <summary>An attempt failed, and the task will be tried again.</summary>
    AttemptFailed,

    /// <summary>A task is complete.</summary>
    TaskCompleted,

    /// <summary>A task failed for good.</summary>
    TaskFailed,

    /// <summary>A task was cancelled.</summary>
    TaskCanceled,

    /// <summary>A task was skipped.</summary>
    TaskSkipped,

    /// <summary>A task will not start, because something it needs failed, was cancelled or was blocked.</summary>
    TaskBlocked,

    /// <summary>A phase opened.</summary>
    PhaseOpened,

    /// <summary>Some tasks opened before their phase.</summary>
    GateOpened,

    /// <summary>A batch began.</summary>
    BatchBegan,

    /// <summary>A task was compensated.</summary>
    TaskCompensated,

    /// <summary>The compensation of a task failed.</summary>
    CompensationFailed,

    /// <summary>The run ended.</summary>
    RunEnded,
}

/// <summary>Something that happened in a run.</summary>
public sealed class PlanEvent
{
    internal PlanEvent(PlanEventKind kind, PlanGraph plan, DateTimeOffset at) => (Kind, Plan, At) = (kind, plan, at);

    /// <summary>Gets what happened.</summary>
    public PlanEventKind Kind { get; }

    /// <summary>Gets the plan.</summary>
    public PlanGraph Plan { get; }

    /// <summary>Gets when, by the clock of the run.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Gets the task of events that have one.</summary>
    public PlanTask? Task { get; internal init; }

    /// <summary>Gets the phase that opened.</summary>
    public PlanPhase? Phase { get; internal init; }

    /// <summary>Gets the tasks of the batch that began or of the gate that opened; else none.</summary>
    public IReadOnlyList<PlanTask> Tasks { get; internal init; } = [];

    /// <summary>Gets which attempt, from one; 0 where there is none.</summary>
    public int Attempt { get; internal init; }

    /// <summary>Gets how far the task is, from 0 to 1.</summary>
    public double Progress { get; internal init; }

    /// <summary>Gets what the handler said of its progress.</summary>
    public string? Message { get; internal init; }

    /// <summary>Gets why an attempt or a task failed.</summary>
    public Exception? Error { get; internal init; }

    /// <summary>Gets the task whose end blocked this one.</summary>
    public PlanTask? BlockedBy { get; internal init; }

    /// <summary>Gets how long the attempt or the run took.</summary>
    public TimeSpan Duration { get; internal init; }

    /// <summary>Gets how the run ended.</summary>
    public PlanStatus? Status { get; internal init; }

    /// <summary>Returns what happened to whom.</summary>
    public override string ToString() => Task is not null ? $"{Kind} {Task.Id}" : Phase is not null ? $"{Kind} {Phase.Id}" : Kind.ToString();
}
