namespace PlanModel;

/// <summary>PLAN0016: a box is not followed by a blank.</summary>
internal sealed class BoxWithoutBlankRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN0016", "Box without blank", RuleCategory.Structure, Severity.Info,
        "A box is not followed by a blank, so Markdown shows no checkbox; it was read as a task.");

    public override void Check(RuleContext context)
    {
        foreach (var fault in context.Document.Faults)
        {
            if (fault.Kind != SyntaxFaultKind.BoxWithoutBlank) continue;
            var fix = new PlanFix("Insert a blank", [new TextEdit(new TextSpan(fault.Span.End, 0), " ")]);
            context.Report(new Finding(Descriptor, fault.Span, "No blank follows this box, so Markdown shows no checkbox; it was read as a task") { Fixes = [fix] });
        }
    }
}
