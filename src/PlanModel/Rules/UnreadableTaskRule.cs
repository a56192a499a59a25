namespace PlanModel;

/// <summary>PLAN0005: a line looks like a task but cannot be read.</summary>
internal sealed class UnreadableTaskRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN0005", "Unreadable task", RuleCategory.Structure, Severity.Warning,
        "A line looks like a task but cannot be read: it would silently not be done.");

    public override void Check(RuleContext context)
    {
        foreach (var fault in context.Document.Faults)
        {
            if (fault.Kind != SyntaxFaultKind.UnreadableTask) continue;
            var text = context.Document.TextOf(fault.Span);
            var box = text.IndexOfAny(['x', 'X']) >= 0 ? "[x]" : "[ ]";
            context.Report(new Finding(Descriptor, fault.Span, $"'{Words.Shown(text)}' is no box, so this line is not read as a task; write '- [ ] 1.2 Title'") 
            {
                Fixes = [new PlanFix($"Write '{box}'", [new TextEdit(fault.Span, box)])],
            });
        }
    }
}
