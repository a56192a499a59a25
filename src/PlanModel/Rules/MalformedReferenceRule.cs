namespace PlanModel;

/// <summary>PLAN1007: a token in a dependency list is a malformed id.</summary>
internal sealed class MalformedReferenceRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN1007", "Malformed dependency id", RuleCategory.Dependencies, Severity.Error,
        "A token in a dependency list is a malformed id: the dependency it was meant to declare would be lost.", StopsGraph: true);

    public override void Check(RuleContext context)
    {
        foreach (var fault in context.Plan.Faults)
        {
            if (fault.Kind != BindingFaultKind.Malformed) continue;
            var hint = fault.Suggestion is null ? "; write ids as '1.2' or 'T001', separated by commas" : Words.DidYouMean(fault.Suggestion);
            context.Report(new Finding(Descriptor, fault.Span, $"'{Words.Shown(fault.Text)}' in the dependencies of {(fault.Task >= 0 ? $"task '{Words.Shown(context.Document.Tasks[fault.Task].Id)}'" : "a phase")} is not a task id{hint}")
            {
                Fixes = fault.Suggestion is null ? [] : [new PlanFix($"Change to '{fault.Suggestion}'", [new TextEdit(fault.Span, fault.Suggestion)])],
            });
        }
    }
}
