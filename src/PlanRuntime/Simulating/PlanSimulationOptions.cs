namespace PlanRuntime;

/// <summary>What a simulation assumes; what is <see langword="null"/> is as the plan says.</summary>
public sealed class PlanSimulationOptions
{
    private readonly int? _maxParallelism;
    private readonly int? _phaseThreshold;
    private readonly int? _batchSize;

    /// <summary>Gets the pattern instead of the plan's own.</summary>
    public PlanPattern? Pattern { get; init; }

    /// <summary>Gets how many tasks run at once, at least 1; as the plan says by default, else 5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int? MaxParallelism
    {
        get => _maxParallelism;
        init => _maxParallelism = value is { } tasks ? Ranges.AtLeastOne(tasks, nameof(MaxParallelism)) : null;
    }

    /// <summary>Gets whether phases are mere labels.</summary>
    public bool? IgnorePhases { get; init; }

    /// <summary>Gets the share of each earlier phase that opens the next, from 0 to 100.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a share.</exception>
    public int? PhaseThreshold
    {
        get => _phaseThreshold;
        init => _phaseThreshold = value is { } percent ? Ranges.Percent(percent, nameof(PhaseThreshold)) : null;
    }

    /// <summary>Gets how many tasks a batch has, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int? BatchSize
    {
        get => _batchSize;
        init => _batchSize = value is { } tasks ? Ranges.AtLeastOne(tasks, nameof(BatchSize)) : null;
    }

    /// <summary>Gets how long each task takes; its estimate by default, else a minute.</summary>
    public Func<PlanTask, TimeSpan>? Durations { get; init; }

    /// <summary>Gets which tasks fail; none by default.</summary>
    public Func<PlanTask, bool>? Fails { get; init; }

    /// <summary>Gets whether tasks that are marked as done run too; they do not by default.</summary>
    public bool IgnoreMarks { get; init; }
}
