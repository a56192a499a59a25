namespace PlanRuntime;

/// <summary>A plan cannot be run as asked for.</summary>
public class PlanException : Exception
{
    /// <summary>Makes the exception.</summary>
    public PlanException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, where, and how to fix it.</param>
    public PlanException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, where, and how to fix it.</param>
    /// <param name="innerException">What caused it.</param>
    public PlanException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
