namespace PlanRuntime;

/// <summary>A task being run, as its handler sees it. It costs no allocation and may be kept; what it reports after the end of its attempt is dropped.</summary>
public readonly struct PlanTaskContext : IEquatable<PlanTaskContext>
{
    private readonly PlanRun? _run;
    private readonly int _task;

    internal PlanTaskContext(PlanRun run, int task, int attempt, CancellationToken cancellationToken)
    {
        (_run, _task, Attempt, CancellationToken) = (run, task, attempt, cancellationToken);
    }

    /// <summary>Gets the task.</summary>
    public PlanTask Task => Plan.TaskAt(_task);

    /// <summary>Gets the plan.</summary>
    /// <exception cref="InvalidOperationException">The context was not made by a run.</exception>
    public PlanGraph Plan => (_run ?? throw new InvalidOperationException("This context was not made by a run.")).Graph;

    /// <summary>Gets which attempt this is, from one.</summary>
    public int Attempt { get; }

    /// <summary>Gets the token that is cancelled when the task shall end early.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Tells those who watch the run how far the task is.</summary>
    /// <param name="share">From 0 to 1.</param>
    /// <param name="message">What the task is doing; nothing by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not from 0 to 1.</exception>
    public void Report(double share, string? message = null)
    {
        if (!(share is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "A share is from 0 to 1.");
        _run?.ReportProgress(_task, Attempt, share, message);
    }

    /// <summary>How the task's command runs.</summary>
    internal PlanCommandOptions Commands => _run?.Commands ?? new PlanCommandOptions();

    /// <summary>The clock of the run.</summary>
    internal TimeProvider TimeProvider => _run?.Clock ?? TimeProvider.System;

    /// <inheritdoc/>
    public bool Equals(PlanTaskContext other) => _run == other._run && _task == other._task && Attempt == other.Attempt;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PlanTaskContext other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_run, _task, Attempt);

    /// <summary>Tells whether two contexts are of one attempt.</summary>
    /// <param name="left">One context.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(PlanTaskContext left, PlanTaskContext right) => left.Equals(right);

    /// <summary>Tells whether two contexts are of different attempts.</summary>
    /// <param name="left">One context.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(PlanTaskContext left, PlanTaskContext right) => !left.Equals(right);
}
