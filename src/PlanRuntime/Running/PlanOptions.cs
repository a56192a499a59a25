using PlanCore;

namespace PlanRuntime;

/// <summary>How a plan is run; what is <see langword="null"/> is as the plan says.</summary>
public sealed class PlanOptions
{
    private readonly int? _maxParallelism;
    private readonly int? _phaseThreshold;
    private readonly int? _batchSize;
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

    /// <summary>Gets what a failed task means for the rest; <see cref="FailurePolicy.Continue"/> by default.</summary>
    public FailurePolicy OnFailure { get; init; }

    /// <summary>Gets who is told what happens, one event at a time and in order, on the threads of the run; nobody by default.</summary>
    public IProgress<PlanEvent>? Progress { get; init; }

    /// <summary>Gets the clock; the system's by default.</summary>
    /// <exception cref="ArgumentNullException">It is <see langword="null"/>.</exception>
    public TimeProvider TimeProvider
    {
        get => _timeProvider;
        init => _timeProvider = value ?? throw new ArgumentNullException(nameof(TimeProvider));
    }

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
