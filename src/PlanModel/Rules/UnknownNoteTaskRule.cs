namespace PlanModel;

/// <summary>PLAN2004: a note names an unknown task or phase.</summary>
internal sealed class UnknownNoteTaskRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN2004", "Unknown task in a note", RuleCategory.Files, Severity.Error,
        "A [SEQUENTIAL] or [PARALLEL] note names a task or phase that the plan does not have: the order it asks for would not hold.", StopsGraph: true);

    public override void Check(RuleContext context)
    {
        NearIds? tasks = null;
        foreach (var fault in context.Plan.Faults)
        {
            if (fault.Kind != BindingFaultKind.UnknownInNote) continue;
            tasks ??= NearIds.OfTasks(context.Document);
            context.Report(Descriptor, fault.Span, $"The note names '{Words.Shown(fault.Text)}', which this plan does not have{Words.DidYouMean(tasks.Find(fault.Text))}");
        }
    }
}
