namespace PlanModel;

/// <summary>PLAN3002: an opening, a Pipeline Note, a verification or a heading names an unknown phase or task.</summary>
internal sealed class UnknownPhaseReferenceRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN3002", "Unknown phase", RuleCategory.Phases, Severity.Error,
        "'parallel-with', 'pipeline-start', a Pipeline Note, 'VERIFY' or a heading names a phase or task that the plan does not have.", StopsGraph: true);

    public override void Check(RuleContext context)
    {
        NearIds? tasks = null;
        foreach (var fault in context.Plan.Faults)
        {
            if (fault.Kind != BindingFaultKind.UnknownInPhase) continue;
            tasks ??= NearIds.OfTasks(context.Document);
            context.Report(Descriptor, fault.Span, $"'{Words.Shown(fault.Text)}' names a phase or task that this plan does not have{Words.DidYouMean(tasks.Find(fault.Text))}");
        }
    }
}
