namespace PlanRuntime;

/// <summary>A run ended with tasks that failed or were blocked; thrown by <see cref="PlanResult.EnsureCompleted"/>.</summary>
public sealed class PlanRunException : PlanException
{
    /// <summary>Makes the exception.</summary>
    public PlanRunException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">Which tasks failed, and why.</param>
    public PlanRunException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">Which tasks failed, and why.</param>
    /// <param name="innerException">The first failure.</param>
    public PlanRunException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal PlanRunException(string message, PlanResult result, Exception? innerException)
        : base(message, innerException) => Result = result;

    /// <summary>Gets the result of the run; <see langword="null"/> only where the exception was made by other code.</summary>
    public PlanResult? Result { get; }
}
