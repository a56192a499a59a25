namespace PlanModel;

/// <summary>PLAN1007: a token in a dependency list is a malformed id.</summary>
internal sealed class MalformedReferenceRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN1007", "Malformed dependency id", RuleCategory.Dependencies, Severity.Error,
        "A token in a dependency list is a malformed id: the dependency it was meant to declare would be lost.", StopsGraph: true);

    public override void Check(RuleContext context)
    {
        var faults = context.Plan.Faults.Where(static f => f.Kind == BindingFaultKind.Malformed).ToList();
        if (faults.Count == 0) return;
        var likely = new LikelyTargets(context).Find(faults);
        for (var f = 0; f < likely.Length; f++)
        {
            var fault = faults[f];
            var hint = likely[f] is null ? "; write ids as '1.2' or 'T001', separated by commas" : Words.DidYouMean(likely[f]);
            context.Report(new Finding(Descriptor, fault.Span, $"'{Words.Shown(fault.Text)}' in the dependencies of {(fault.Task >= 0 ? $"task '{Words.Shown(context.Document.Tasks[fault.Task].Id)}'" : "a phase")} is not a task id{hint}")
            {
                Fixes = SpellingFix.For(context.Document, fault.Span, fault.Text, likely[f]),
            });
        }
    }
}
