namespace PlanModel;

/// <summary>PLAN0009: an annotation keyword is unknown but close to a known one.</summary>
internal sealed class UnknownKeywordRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN0009", "Unknown annotation keyword", RuleCategory.Structure, Severity.Warning,
        "An annotation keyword is one edit away from a known one: what it declares is not read.");

    public override void Check(RuleContext context)
    {
        foreach (var fault in context.Document.Faults)
        {
            if (fault.Kind != SyntaxFaultKind.UnknownKeyword) continue;
            context.Report(new Finding(Descriptor, fault.Span, $"'{Words.Shown(fault.Text)}' is no annotation{Words.DidYouMean(fault.Suggestion)}") { Fixes = SpellingFix.For(context.Document, fault.Span, fault.Text, fault.Suggestion) });
        }
    }
}
