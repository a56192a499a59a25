namespace PlanRuntime;

/// <summary>How the time between two attempts of a task grows.</summary>
public enum PlanBackoff
{
    /// <summary>It is always the same.</summary>
    Constant,

    /// <summary>It grows by the first time with each attempt.</summary>
    Linear,

    /// <summary>It doubles with each attempt.</summary>
    Exponential,
}

/// <summary>When a task that failed is tried again; it holds no place among the running tasks meanwhile.</summary>
public sealed record PlanRetry
{
    private readonly TimeSpan _delay = TimeSpan.FromSeconds(1);
    private readonly TimeSpan? _maxDelay = TimeSpan.FromMinutes(5);

    /// <summary>Gets the time before the second attempt; 1 second by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public TimeSpan Delay
    {
        get => _delay;
        init => _delay = Ranges.NotNegative(value, nameof(Delay));
    }

    /// <summary>Gets how the time grows; <see cref="PlanBackoff.Exponential"/> by default.</summary>
    public PlanBackoff Backoff { get; init; } = PlanBackoff.Exponential;

    /// <summary>Gets what the time does not exceed; 5 minutes by default, no limit if <see langword="null"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public TimeSpan? MaxDelay
    {
        get => _maxDelay;
        init => _maxDelay = value is { } time ? Ranges.NotNegative(time, nameof(MaxDelay)) : null;
    }

    /// <summary>Gets whether the time is varied by chance, so that tasks which failed together do not come back together; it is by default.</summary>
    public bool UsesJitter { get; init; } = true;
}
