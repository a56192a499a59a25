namespace PlanModel;

/// <summary>PLAN1006: a note is not read, or prose speaks of an order that it does not declare.</summary>
internal sealed class UnreadDependencyRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN1006", "Dependency in prose", RuleCategory.Dependencies, Severity.Info,
        "A note is not read, or prose names an id beside 'depends', 'after', 'blocked by' or 'requires' but is no declaration: it makes no edge.");

    public override void Check(RuleContext context)
    {
        foreach (var fault in context.Document.Faults)
        {
            if (fault.Kind == SyntaxFaultKind.UnreadNote) context.Report(Descriptor, fault.Span, "This note is prose and orders nothing; write '(depends: …)' at the task, or '**Execution Note:** Tasks 1.1-1.2 are [SEQUENTIAL]'");
        }

        foreach (var fault in context.Plan.Faults)
        {
            if (fault.Kind == BindingFaultKind.Prose) context.Report(Descriptor, fault.Span, $"'{Words.Shown(fault.Text)}' is read as prose and makes no dependency; list only ids to declare one");
        }
    }
}
