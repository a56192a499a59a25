namespace PlanModel;

/// <summary>PLAN4009: a handler stands in a class that belongs to no plan.</summary>
internal static class OrphanHandlerRule
{
    public static RuleDescriptor Rule { get; } = new(
        "PLAN4009",
        "A handler belongs to no plan",
        RuleCategory.Handlers,
        Severity.Error,
        "A handler stands in a class that belongs to no plan, so the method would never run.",
        StopsGraph: true);

    public static string MessageFor(string method, string type, IReadOnlyList<string> planClasses) =>
        $"Handler '{method}' stands in '{type}', which belongs to no plan; " + planClasses.Count switch
        {
            0 => "the project has no plan: add a plan.md",
            1 => $"move it into the partial class '{planClasses[0]}', or mark '{type}' with [Plan(\"…\")]",
            _ => $"move it into the plan's partial class (one of {Words.List(planClasses)}), or mark '{type}' with [Plan(\"…\")]",
        };
}
