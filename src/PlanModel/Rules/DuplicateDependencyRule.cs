namespace PlanModel;

/// <summary>PLAN1004: a dependency is written twice.</summary>
internal sealed class DuplicateDependencyRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN1004", "Dependency written twice", RuleCategory.Dependencies, Severity.Info,
        "A dependency is written twice; once is enough.");

    public override void Check(RuleContext context)
    {
        foreach (var fault in context.Plan.Faults)
        {
            if (fault.Kind == BindingFaultKind.WrittenTwice) context.Report(Descriptor, fault.Span, $"The dependency '{Words.Shown(fault.Text)}' of task '{Words.Shown(context.Document.Tasks[fault.Task].Id)}' is already written; remove it");
        }
    }
}
