namespace PlanModel;

/// <summary>PLAN3002: an opening, a Pipeline Note, a verification or a heading names an unknown phase or task.</summary>
internal sealed class UnknownPhaseReferenceRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN3002", "Unknown phase", RuleCategory.Phases, Severity.Error,
        "'parallel-with', 'pipeline-start', a Pipeline Note, 'VERIFY' or a heading names a phase or task that the plan does not have.", StopsGraph: true);

    public override void Check(RuleContext context)
    {
        var faults = context.Plan.Faults.Where(static f => f.Kind == BindingFaultKind.UnknownInPhase).ToList();
        if (faults.Count == 0) return;
        var likely = new LikelyTargets(context).Find(faults);
        for (var f = 0; f < likely.Length; f++)
        {
            context.Report(new Finding(Descriptor, faults[f].Span, $"'{Words.Shown(faults[f].Text)}' names a phase or task that this plan does not have{Words.DidYouMean(likely[f])}")
            {
                Fixes = SpellingFix.For(context.Document, faults[f].Span, faults[f].Id, likely[f]),
            });
        }
    }
}
