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
            if (fault.Kind != BindingFaultKind.WrittenTwice) continue;
            var task = context.Document.Tasks[fault.Holder];
            var fix = DependencyRemoval.For(context.Document, task, fault.Span, "Remove this dependency");
            context.Report(new Finding(Descriptor, fault.Span, $"The dependency '{Words.Shown(fault.Text)}' of task '{Words.Shown(task.Id)}' is already written; remove it") { Fixes = fix is null ? [] : [fix] });
        }
    }
}
