namespace PlanModel;

/// <summary>PLAN5004: the project cannot use PlanRuntime, so that plans are validated and nothing is generated.</summary>
internal static class OldFrameworkRule
{
    public static RuleDescriptor Rule { get; } = new(
        "PLAN5004",
        "Nothing is generated without PlanRuntime",
        RuleCategory.Configuration,
        Severity.Info,
        "The project's target framework is too old for PlanRuntime, or the project does not reference it: plans are validated, nothing is generated.");

    public static string MessageFor(string source) =>
        $"'{Words.Shown(source)}' is validated, but nothing is generated for it: PlanRuntime is not referenced, which needs .NET 8 or later";
}
