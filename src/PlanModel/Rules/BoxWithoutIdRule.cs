namespace PlanModel;

/// <summary>PLAN0006: a box directly in a phase has no id.</summary>
internal sealed class BoxWithoutIdRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN0006", "Box without id", RuleCategory.Structure, Severity.Info,
        "A box directly in a phase has no id, so it is not a task and is not run.");

    public override void Check(RuleContext context)
    {
        FreeIds? free = null;
        foreach (var fault in context.Document.Faults)
        {
            if (fault.Kind != SyntaxFaultKind.BoxWithoutId) continue;
            var id = LikelyTargets.PhaseAt(context.Document, fault.Span) is { } phase ? (free ??= new FreeIds(context.Document)).TakeForPhase(phase) : null;
            context.Report(new Finding(Descriptor, fault.Span, "This box has no id, so it is not a task; number it to make it one")
            {
                Fixes = id is null ? [] : [new PlanFix($"Number it '{id}'", [new TextEdit(new TextSpan(fault.Span.End, 0), " " + id)]) { NewId = id }],
            });
        }
    }
}
