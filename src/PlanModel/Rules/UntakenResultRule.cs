namespace PlanModel;

/// <summary>PLAN4010: a dependency's result is taken by no handler.</summary>
internal static class UntakenResultRule
{
    public static RuleDescriptor Rule { get; } = new(
        "PLAN4010",
        "A result is taken by no handler",
        RuleCategory.Handlers,
        Severity.Hidden,
        "A task that others depend on returns a result that no handler takes.");

    public static string MessageFor(PlanOutline plan, int task, HandlerType result) =>
        $"The result '{result.Display}' of '{plan.Tasks[task].Id}' is taken by no handler";
}
