namespace PlanModel;

/// <summary>PLAN1001: a reference names a task or phase that does not exist.</summary>
internal sealed class UnknownReferenceRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN1001", "Unknown dependency", RuleCategory.Dependencies, Severity.Error,
        "A reference names a task or phase that the plan does not have: the task would wait for ever.", StopsGraph: true);

    public override void Check(RuleContext context)
    {
        var faults = context.Plan.Faults.Where(static f => f.Kind is BindingFaultKind.UnknownTask or BindingFaultKind.UnknownPhase or BindingFaultKind.UnknownVerification).ToList();
        if (faults.Count == 0) return;
        var likely = new LikelyTargets(context).Find(faults);
        for (var f = 0; f < likely.Length; f++)
        {
            var fault = faults[f];
            var near = fault.Kind == BindingFaultKind.UnknownVerification ? null : likely[f];
            var what = fault.Kind == BindingFaultKind.UnknownPhase ? $"phase '{Words.Shown(fault.Text)}'" : $"'{Words.Shown(fault.Text)}'";
            var verb = fault.IsReversed ? "blocks" : "depends on";
            var subject = fault.Task >= 0 ? $"Task '{Words.Shown(context.Document.Tasks[fault.Task].Id)}' {verb}" : "The reference names";
            context.Report(new Finding(Descriptor, fault.Span, $"{subject} {what}, which this plan does not have{Words.DidYouMean(near)}")
            {
                Fixes = SpellingFix.For(context.Document, fault.Span, fault.Id, near),
            });
        }
    }
}
