namespace PlanModel;

/// <summary>PLAN5005: the generated class would collide with a namespace or type of the project.</summary>
internal static class ClassCollisionRule
{
    public static RuleDescriptor Rule { get; } = new(
        "PLAN5005",
        "The generated class collides with a name of the project",
        RuleCategory.Configuration,
        Severity.Error,
        "The class of a plan, or one of its members, has a name that the project has given to something else.");

    public static string NamespaceMessageFor(string source, string fullName) =>
        $"The class '{fullName}' of '{Words.Shown(source)}' collides with the namespace '{fullName}'; name the class: PlanName=\"…\" at the PlanFile item, or 'name: …' in the front matter";

    public static string HiddenMessageFor(string source, string fullName, string name) =>
        $"The class '{fullName}' of '{Words.Shown(source)}' is hidden by the namespace '{name}', so that '{name}.RunAsync' means the namespace; name the class: PlanName=\"…\" at the PlanFile item, or 'name: …' in the front matter";

    public static string HiddenByClassMessageFor(string source, string fullName, string name) =>
        $"The class '{fullName}' of '{Words.Shown(source)}' is hidden by the class '{name}' outside of any namespace, so that '{name}.RunAsync' means that one; make it partial to be the plan's own, or name the plan's class: PlanName=\"…\" at the PlanFile item, or 'name: …' in the front matter";

    public static string MemberMessageFor(string type, string member) =>
        $"The generator declares '{member}' in '{type}' too; rename it";
}
