namespace PlanModel;

/// <summary>PLAN1001: a reference names a task or phase that does not exist.</summary>
internal sealed class UnknownReferenceRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN1001", "Unknown dependency", RuleCategory.Dependencies, Severity.Error,
        "A reference names a task or phase that the plan does not have: the task would wait for ever.", StopsGraph: true);

    public override void Check(RuleContext context)
    {
        NearIds? tasks = null;
        NearIds? phases = null;
        foreach (var fault in context.Plan.Faults)
        {
            var what = fault.Kind switch
            {
                BindingFaultKind.UnknownTask => $"'{Words.Shown(fault.Text)}'",
                BindingFaultKind.UnknownPhase => $"phase '{Words.Shown(fault.Text)}'",
                BindingFaultKind.UnknownVerification => $"'{Words.Shown(fault.Text)}'",
                _ => null,
            };
            if (what is null) continue;
            var near = fault.Kind switch
            {
                BindingFaultKind.UnknownTask => (tasks ??= NearIds.OfTasks(context.Document)).Find(fault.Text),
                BindingFaultKind.UnknownPhase => (phases ??= NearIds.OfPhases(context.Document)).Find(fault.Text),
                _ => null,
            };
            var verb = fault.IsReversed ? "blocks" : "depends on";
            var subject = fault.Task >= 0 ? $"Task '{Words.Shown(context.Document.Tasks[fault.Task].Id)}' {verb}" : "The reference names";
            context.Report(new Finding(Descriptor, fault.Span, $"{subject} {what}, which this plan does not have{Words.DidYouMean(near)}")
            {
                Fixes = near is null || context.Document.TextOf(fault.Span) != fault.Text ? [] : [new PlanFix($"Change to '{near}'", [new TextEdit(fault.Span, near)])],
            });
        }
    }
}
