namespace PlanModel;

/// <summary>PLAN5002: two plans generate the same class.</summary>
internal static class DuplicateClassRule
{
    public static RuleDescriptor Rule { get; } = new(
        "PLAN5002",
        "Two plans generate the same class",
        RuleCategory.Configuration,
        Severity.Error,
        "Two plans of a project would generate a class of the same name, so that only one of them could run.",
        StopsGraph: true);

    public static string MessageFor(string fullName, string source, string other) =>
        $"The plans '{Words.Shown(other)}' and '{Words.Shown(source)}' both generate the class '{fullName}'; name one of them: PlanName=\"…\" at its PlanFile item, or 'name: …' in its front matter";
}
