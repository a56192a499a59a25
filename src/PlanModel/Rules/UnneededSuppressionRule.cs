namespace PlanModel;

/// <summary>PLAN5003: a suppression names an unknown rule, or suppresses nothing.</summary>
internal static class UnneededSuppressionRule
{
    public static RuleDescriptor Rule { get; } = new(
        "PLAN5003", "Unneeded suppression", RuleCategory.Configuration, Severity.Warning,
        "A suppression names an unknown rule or suppresses nothing: it may hide the next fault at that place.");

    public static Finding FindingFor(SuppressionDeclaration suppression)
    {
        var known = RuleCatalog.Find(suppression.RuleId) is not null;
        var message = known
            ? $"Nothing here is reported as {Words.Shown(suppression.RuleId)}; remove the suppression"
            : $"'{Words.Shown(suppression.RuleId)}' is no rule; write an id of the catalogue such as PLAN2002";
        return new Finding(Rule, suppression.RuleSpan, message);
    }
}
