namespace PlanRuntime;

/// <summary>The command of a task could not be started or ended with another exit code than zero.</summary>
public sealed class PlanCommandException : PlanException
{
    /// <summary>Makes the exception.</summary>
    public PlanCommandException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public PlanCommandException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">What caused it.</param>
    public PlanCommandException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal PlanCommandException(string command, int? exitCode, string message, Exception? innerException = null)
        : base(message, innerException) => (Command, ExitCode) = (command, exitCode);

    /// <summary>Gets the command as the plan has it; <see langword="null"/> only where other code made the exception.</summary>
    public string? Command { get; }

    /// <summary>Gets the exit code; <see langword="null"/> if the process was not started.</summary>
    public int? ExitCode { get; }
}
