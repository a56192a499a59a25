namespace PlanModel;

/// <summary>PLAN4008: a plan class names a plan file that the project does not have.</summary>
internal static class UnknownPlanFileRule
{
    public static RuleDescriptor Rule { get; } = new(
        "PLAN4008",
        "A plan class names no plan of the project",
        RuleCategory.Handlers,
        Severity.Error,
        "A plan class names a file that is no plan of the project.",
        StopsGraph: true);

    public static string MessageFor(HandlerClass type, IReadOnlyList<string> plans) => plans.Count switch
    {
        0 => $"The project has no plan '{Words.Shown(type.PlanFile!)}'; add the file, or list it as a PlanFile item",
        1 => $"The project has no plan '{Words.Shown(type.PlanFile!)}'; its plan is '{plans[0]}'",
        _ => $"The project has no plan '{Words.Shown(type.PlanFile!)}'; its plans are {Words.List(plans)}",
    };

    public static string AmbiguousMessageFor(HandlerClass type, string first, string second) =>
        $"'{Words.Shown(type.PlanFile!)}' names several plans, '{first}' and '{second}'; write more of the path";
}
