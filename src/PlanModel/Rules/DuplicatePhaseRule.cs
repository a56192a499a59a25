namespace PlanModel;

/// <summary>PLAN0004: a phase number is declared twice.</summary>
internal sealed class DuplicatePhaseRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN0004", "Duplicate phase number", RuleCategory.Structure, Severity.Error,
        "A phase number is declared twice: references to it could mean either phase.", StopsGraph: true);

    public override void Check(RuleContext context)
    {
        // A heading without tasks that repeats a number is a summary, not a second phase.
        var hasTasks = new bool[context.Document.Phases.Count];
        foreach (var task in context.Document.Tasks) hasTasks[task.Phase] = true;
        foreach (var phase in context.Document.Phases)
        {
            if (phase.Form == PhaseForm.Implicit || !context.Plan.TryGetPhase(phase.Id, out var first) || first.Index == phase.Index || !hasTasks[phase.Index]) continue;
            var message = $"Phase '{Words.Shown(phase.Id)}' is declared twice, first at line {context.LineOf(first.IdSpan)}; give one of them another number";
            context.Report(new Finding(Descriptor, phase.IdSpan, message) { AdditionalPlaces = [new FindingPlace(first.IdSpan, "declared here first")] });
        }
    }
}
