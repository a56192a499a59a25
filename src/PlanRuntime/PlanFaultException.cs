namespace PlanRuntime;

/// <summary>The plan itself is at fault: the message has the words of the diagnostic that a build reports.</summary>
public sealed class PlanFaultException : PlanException
{
    /// <summary>Makes the exception.</summary>
    public PlanFaultException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">The diagnostic, as in <c>plan.md(7,31): error PLAN1001: …</c>.</param>
    public PlanFaultException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">The diagnostic, as in <c>plan.md(7,31): error PLAN1001: …</c>.</param>
    /// <param name="innerException">What caused it.</param>
    public PlanFaultException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="ruleId">The id of the rule, as in <c>PLAN1001</c>.</param>
    /// <param name="message">The diagnostic, as in <c>plan.md(7,31): error PLAN1001: …</c>.</param>
    public PlanFaultException(string ruleId, string message)
        : base(message) => RuleId = ruleId;

    /// <summary>Gets the id of the rule, as in <c>PLAN1001</c>; <see langword="null"/> if it is not known.</summary>
    public string? RuleId { get; }
}
