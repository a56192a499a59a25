namespace PlanModel;

/// <summary>PLAN1008: a word in a dependency list is not a reference and is ignored.</summary>
internal sealed class IgnoredWordRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN1008", "Word among dependencies", RuleCategory.Dependencies, Severity.Warning,
        "A word in a dependency list is not a reference and is ignored; a path is ignored, too.");

    public override void Check(RuleContext context)
    {
        foreach (var fault in context.Plan.Faults)
        {
            if (fault.Kind == BindingFaultKind.Word) context.Report(Descriptor, fault.Span, $"'{Words.Shown(fault.Text)}' is not a task or phase and is ignored; write a reason in parentheses behind the ids");
            else if (fault.Kind == BindingFaultKind.PathAmongReferences) context.Report(new Finding(Descriptor, fault.Span, $"The path '{Words.Shown(fault.Text)}' is not a task and is ignored here") { OwnSeverity = Severity.Info });
            else if (fault.Kind == BindingFaultKind.ElsewhereInPhase) context.Report(new Finding(Descriptor, fault.Span, $"'{Words.Shown(fault.Text)}' is no id of this plan's kind and is ignored here") { OwnSeverity = Severity.Info });
        }
    }
}
