namespace PlanRuntime;

/// <summary>The state of a plan cannot be used; the message says what to do.</summary>
public sealed class PlanStateException : PlanException
{
    /// <summary>Makes the exception.</summary>
    public PlanStateException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, where, and how to fix it.</param>
    public PlanStateException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, where, and how to fix it.</param>
    /// <param name="innerException">What caused it.</param>
    public PlanStateException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="fault">What is wrong.</param>
    /// <param name="message">What is wrong, where, and how to fix it.</param>
    /// <param name="innerException">What caused it; nothing by default.</param>
    public PlanStateException(PlanStateFault fault, string message, Exception? innerException = null)
        : base(message, innerException) => Fault = fault;

    /// <summary>Gets what is wrong; <see langword="null"/> only where other code made the exception.</summary>
    public PlanStateFault? Fault { get; }

    /// <summary>Gets who has the state, if it is in use and the holder is known.</summary>
    public PlanStateHolder? Holder { get; init; }
}
