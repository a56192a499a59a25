namespace PlanRuntime.Testing;

/// <summary>A run was not as a test expected, or the test asks for something its plan does not have; the message says what happened when.</summary>
public sealed class PlanTestException : Exception
{
    /// <summary>Makes the exception.</summary>
    public PlanTestException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was expected, and what was.</param>
    public PlanTestException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was expected, and what was.</param>
    /// <param name="innerException">What caused it.</param>
    public PlanTestException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
