namespace PlanModel;

/// <summary>PLAN3004: <c>parallel-with</c> is declared on one side only.</summary>
internal sealed class OneSidedParallelRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN3004", "One-sided parallel-with", RuleCategory.Phases, Severity.Info,
        "'parallel-with' is declared on one side only; it holds for both, and a reader of the other phase does not see it.");

    public override void Check(RuleContext context)
    {
        var declared = new HashSet<(int, int)>();
        var references = new List<(int Phase, int Other, Reference Reference)>();
        foreach (var phase in context.Document.Phases)
        {
            foreach (var reference in phase.ParallelWith)
            {
                if (!context.Plan.TryGetPhase(reference.First, out var other) || reference.Last is not null) continue;
                declared.Add((phase.Index, other.Index));
                references.Add((phase.Index, other.Index, reference));
            }
        }

        foreach (var (phase, other, reference) in references)
        {
            if (phase == other || declared.Contains((other, phase))) continue;
            var (here, there) = (context.Document.Phases[phase], context.Document.Phases[other]);
            var edit = there.ParallelWith.Count > 0
                ? new TextEdit(new TextSpan(there.ParallelWith[there.ParallelWith.Count - 1].Span.End, 0), $", Phase {here.Id}")
                : new TextEdit(new TextSpan(LineEnds.TextEnd(context.Document, there.Span.Start), 0), $" (parallel-with: Phase {here.Id})");
            context.Report(new Finding(Descriptor, reference.Span, $"Phase {Words.Shown(there.Id)} does not say that it is parallel with phase {Words.Shown(here.Id)}; it holds for both")
            {
                AdditionalPlaces = [new FindingPlace(there.IdSpan, "the other phase")],
                Fixes = [new PlanFix($"Declare it at phase {Words.Shown(there.Id)}, too", [edit])],
            });
        }
    }
}
