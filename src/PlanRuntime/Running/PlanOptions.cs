using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using PlanCore;
using Polly;

namespace PlanRuntime;

/// <summary>How a plan is run; what is <see langword="null"/> is as the plan says.</summary>
public sealed record PlanOptions
{
    private readonly int? _maxParallelism;
    private readonly int? _phaseThreshold;
    private readonly int? _batchSize;
    private readonly int? _maxPhases;
    private readonly int? _maxAttempts;
    private readonly TimeSpan? _taskTimeout;
    private readonly PlanRetry _retry = new();
    private readonly PlanCommandOptions _commands = new();
    private readonly TimeSpan? _cancellationGrace;
    private readonly TimeProvider _timeProvider = TimeProvider.System;

    /// <summary>Gets the pattern instead of the plan's own.</summary>
    public PlanPattern? Pattern { get; init; }

    /// <summary>Gets how many tasks run at once, at least 1; as the plan says by default, else 5. <see cref="int.MaxValue"/> sets no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int? MaxParallelism
    {
        get => _maxParallelism;
        init => _maxParallelism = value is { } tasks ? Ranges.AtLeastOne(tasks, nameof(MaxParallelism)) : null;
    }

    /// <summary>Gets whether phases are mere labels.</summary>
    public bool? IgnorePhases { get; init; }

    /// <summary>Gets the share of each earlier phase that opens the next, from 0 to 100; 100 by default, 80 with <see cref="PlanPattern.Pipeline"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a share.</exception>
    public int? PhaseThreshold
    {
        get => _phaseThreshold;
        init => _phaseThreshold = value is { } percent ? Ranges.Percent(percent, nameof(PhaseThreshold)) : null;
    }

    /// <summary>Gets how many tasks a batch has, at least 1; by the size of the plan by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int? BatchSize
    {
        get => _batchSize;
        init => _batchSize = value is { } tasks ? Ranges.AtLeastOne(tasks, nameof(BatchSize)) : null;
    }

    /// <summary>Gets how many phases have tasks running at once, at least 1; as the plan says by default, else without limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int? MaxPhases
    {
        get => _maxPhases;
        init => _maxPhases = value is { } phases ? Ranges.AtLeastOne(phases, nameof(MaxPhases)) : null;
    }

    /// <summary>Gets how often a task is attempted that names no number of its own, at least 1; as the plan says by default, else once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int? MaxAttempts
    {
        get => _maxAttempts;
        init => _maxAttempts = value is { } attempts ? Ranges.AtLeastOne(attempts, nameof(MaxAttempts)) : null;
    }

    /// <summary>Gets when a task that failed is tried again.</summary>
    /// <exception cref="ArgumentNullException">It is <see langword="null"/>.</exception>
    public PlanRetry Retry
    {
        get => _retry;
        init => _retry = value ?? throw new ArgumentNullException(nameof(Retry));
    }

    /// <summary>Gets how long an attempt may take of a task that names no time of its own; as the plan says by default, else as long as it takes. The attempt is cancelled then and counts as failed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not more than zero.</exception>
    public TimeSpan? TaskTimeout
    {
        get => _taskTimeout;
        init => _taskTimeout = value is { } time ? Ranges.Positive(time, nameof(TaskTimeout)) : null;
    }

    /// <summary>Gets a pipeline of your own around all attempts of a task, instead of <see cref="MaxAttempts"/> and <see cref="Retry"/>; <see langword="null"/> for a task leaves it to these.</summary>
    /// <remarks>Each call of the pipeline's callback is an attempt, for which the task waits in the queue; attempts beside each other (hedging) are not possible.</remarks>
    public Func<PlanTask, ResiliencePipeline?>? Resilience { get; init; }

    /// <summary>Gets which tasks are deliberately not run; they need no handler and count as complete, but one whose result a handler requires runs all the same. None by default.</summary>
    public Func<PlanTask, bool>? Skip { get; init; }

    /// <summary>Gets what a failed verification in the background means; <see cref="VerifyFailure.Block"/> by default.</summary>
    public VerifyFailure OnVerifyFailure { get; init; }

    /// <summary>Gets what keeps tasks of several plans apart that use the same files; <see langword="null"/> by default, for this plan alone.</summary>
    public PlanLimiter? Limiter { get; init; }

    /// <summary>Gets the rule of the system that plans come from: batches, phases open at 80 %, two retries in later batches.</summary>
    public static PlanOptions Classic { get; } = new()
    {
        Pattern = PlanPattern.Batched,
        PhaseThreshold = 80,
        MaxAttempts = 3,
        Retry = new PlanRetry { Delay = TimeSpan.Zero, Backoff = PlanBackoff.Constant, UsesJitter = false },
    };

    /// <summary>Gets what a failed task means for the rest; <see cref="FailurePolicy.Continue"/> by default.</summary>
    public FailurePolicy OnFailure { get; init; }

    /// <summary>Gets who is told what happens, one event at a time and in order, on the threads of the run; nobody by default.</summary>
    public IProgress<PlanEvent>? Progress { get; init; }

    /// <summary>Gets where the run is recorded, and where it goes on from if there was one before; nowhere by default.</summary>
    public PlanState? State { get; init; }

    /// <summary>Gets what is said of the run in its <see cref="State"/>, as which command does its tasks; nothing by default.</summary>
    public string? Note { get; init; }

    /// <summary>Gets what knows how the results of handlers are written as JSON, usually a <c>JsonSerializerContext</c>: with <see cref="State"/>, each result that a handler requires must be known to it. Nothing by default.</summary>
    public IJsonTypeInfoResolver? ResultTypes { get; init; }

    /// <summary>Gets where a resumed run has the results of complete tasks from; <see cref="PlanResultStorage.Store"/> by default.</summary>
    public PlanResultStorage Results { get; init; }

    /// <summary>Gets whether tasks that failed in an earlier run and have no attempts left are run anew; they stay failed by default, until they are retried.</summary>
    public bool RetryFailed { get; init; }

    /// <summary>Gets whether complete tasks that depend on changed ones run again, see <see cref="PlanChanges.PossiblyStale"/>; they do not by default.</summary>
    public bool RerunStale { get; init; }

    /// <summary>Gets the logger that is told of the run; none by default.</summary>
    public ILogger? Logger { get; init; }

    /// <summary>Gets the clock; the system's by default.</summary>
    /// <exception cref="ArgumentNullException">It is <see langword="null"/>.</exception>
    public TimeProvider TimeProvider
    {
        get => _timeProvider;
        init => _timeProvider = value ?? throw new ArgumentNullException(nameof(TimeProvider));
    }

    /// <summary>Gets whether the result knows when each task started and ended, and so the critical path taken; it does by default. Without, a run of many short tasks costs less.</summary>
    public bool RecordTimes { get; init; } = true;

    /// <summary>Gets how the commands of tasks run: where, with which variables, who reads along, and whether verifications run theirs.</summary>
    /// <exception cref="ArgumentNullException">It is <see langword="null"/>.</exception>
    public PlanCommandOptions Commands
    {
        get => _commands;
        init => _commands = value ?? throw new ArgumentNullException(nameof(Commands));
    }

    /// <summary>Gets what takes the place of the plan's handlers, made of them for each run: it logs, measures or, in a test, does some tasks itself. Nothing by default.</summary>
    public Func<PlanGraph, PlanHandlers, PlanHandlers>? Decorate { get; init; }

    /// <summary>Gets how long a cancelled run waits for handlers that still run before it ends without them; for ever by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public TimeSpan? CancellationGrace
    {
        get => _cancellationGrace;
        init => _cancellationGrace = value is { } time ? Ranges.NotNegative(time, nameof(CancellationGrace)) : null;
    }

    internal LoweringOptions ToLowering() => new()
    {
        Pattern = Pattern is { } pattern ? Patterns.Kind(pattern) : null,
        IgnorePhases = IgnorePhases,
        PhaseThreshold = PhaseThreshold,
        BatchSize = BatchSize,
    };
}
