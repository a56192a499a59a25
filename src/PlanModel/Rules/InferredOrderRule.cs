namespace PlanModel;

/// <summary>PLAN0015: tasks wait for their place in the document because the order was inferred.</summary>
internal sealed class InferredOrderRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN0015", "Inferred document order", RuleCategory.Structure, Severity.Info,
        "Tasks wait for their place in the document because nothing says otherwise: an explicit 'order' makes that a decision.");

    public override void Check(RuleContext context)
    {
        var counts = new int[context.Document.Phases.Count];
        foreach (var task in context.Document.Tasks)
        {
            var phase = context.Document.Phases[task.Phase];
            if (phase.Order != PhaseOrder.Document || phase.OrderReason == OrderReason.FrontMatter || ++counts[task.Phase] < 2) continue;
            var reason = phase.OrderReason switch
            {
                OrderReason.ParallelTags => "it has [P] tasks",
                OrderReason.Ids => "its ids are not dotted numbers",
                _ => "it is not headed 'Phase N'",
            };
            var name = phase.Form == PhaseForm.Implicit ? "the plan" : $"phase {Words.Shown(phase.Id)}";
            var message = $"The tasks of {name} run in document order, because {reason}; write 'order: document' or 'order: parallel' in the front matter to decide";
            context.Report(new Finding(Descriptor, phase.Span.Length > 0 ? phase.IdSpan : task.IdSpan, message) { Fixes = [OrderFix.For(context.Document, "document"), OrderFix.For(context.Document, "parallel")] });
            return;
        }
    }
}
