namespace PlanModel;

/// <summary>PLAN0007: an id range is reversed or too large, or a range line crosses phases.</summary>
internal sealed class IdRangeRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN0007", "Wrong id range", RuleCategory.Structure, Severity.Error,
        "An id range runs backwards, is larger than 1,000, or a range line crosses phases, so it is unclear which tasks it names.", StopsGraph: true);

    public override void Check(RuleContext context)
    {
        foreach (var fault in context.Document.Faults)
        {
            switch (fault.Kind)
            {
                case SyntaxFaultKind.ReversedRange: Reversed(context, fault.Span, fault.Text); break;
                case SyntaxFaultKind.HugeRange: Huge(context, fault.Span, fault.Text); break;
                case SyntaxFaultKind.RangeAcrossPhases:
                    context.Report(Descriptor, fault.Span, $"The range '{Words.Shown(fault.Text)}' crosses phases; write one range line in each phase");
                    break;
            }
        }

        foreach (var fault in context.Plan.Faults)
        {
            if (fault.Kind == BindingFaultKind.ReversedRange) Reversed(context, fault.Span, fault.Text);
            else if (fault.Kind == BindingFaultKind.HugeRange) Huge(context, fault.Span, fault.Text);
        }
    }

    private void Reversed(RuleContext context, TextSpan span, string text) =>
        context.Report(Descriptor, span, $"The range '{Words.Shown(text)}' runs backwards; write the smaller id first");

    private void Huge(RuleContext context, TextSpan span, string text) =>
        context.Report(Descriptor, span, $"The range '{Words.Shown(text)}' names more than 1,000 tasks; split it");
}
