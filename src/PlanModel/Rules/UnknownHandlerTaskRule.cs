namespace PlanModel;

/// <summary>PLAN4001: <c>[PlanTask("9.9")]</c> names no task of the plan.</summary>
internal static class UnknownHandlerTaskRule
{
    public static RuleDescriptor Rule { get; } = new(
        "PLAN4001",
        "A handler names no task of the plan",
        RuleCategory.Handlers,
        Severity.Error,
        "An attribute on a handler names an id that the plan does not have, so the method would never run.",
        StopsGraph: true);

    public static string MessageFor(PlanOutline plan, string id, string? suggestion) =>
        $"The plan '{plan.Source}' has no task '{Words.Shown(id)}'" + (suggestion is null ? "; name one of its tasks" : Words.DidYouMean(suggestion));
}
