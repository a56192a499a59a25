namespace PlanModel;

/// <summary>PLAN0014: stands, in builds without analyzers too, for the faults with which no graph can run.</summary>
internal static class UnexecutablePlanRule
{
    public static RuleDescriptor Rule { get; } = new(
        "PLAN0014",
        "The plan cannot be executed",
        RuleCategory.Structure,
        Severity.Error,
        "The plan has a fault with which no graph can run; the generator says so, because analyzers may be switched off.",
        StopsGraph: true);

    public static string MessageFor(string ruleId, string message) => $"The plan cannot be executed: {ruleId}: {message}";
}
