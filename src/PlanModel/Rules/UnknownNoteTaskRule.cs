namespace PlanModel;

/// <summary>PLAN2004: a note names an unknown task or phase.</summary>
internal sealed class UnknownNoteTaskRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN2004", "Unknown task in a note", RuleCategory.Files, Severity.Error,
        "A [SEQUENTIAL] or [PARALLEL] note names a task or phase that the plan does not have: the order it asks for would not hold.", StopsGraph: true);

    public override void Check(RuleContext context)
    {
        var faults = context.Plan.Faults.Where(static f => f.Kind == BindingFaultKind.UnknownInNote).ToList();
        if (faults.Count == 0) return;
        var likely = new LikelyTargets(context).Find(faults);
        for (var f = 0; f < likely.Length; f++)
        {
            context.Report(new Finding(Descriptor, faults[f].Span, $"The note names '{Words.Shown(faults[f].Text)}', which this plan does not have{Words.DidYouMean(likely[f])}")
            {
                Fixes = SpellingFix.For(context.Document, faults[f].Span, faults[f].Id, likely[f]),
            });
        }
    }
}
