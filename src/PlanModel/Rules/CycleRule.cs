using System.Text;

namespace PlanModel;

/// <summary>PLAN1002: tasks depend on each other in a cycle.</summary>
internal sealed class CycleRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN1002", "Dependency cycle", RuleCategory.Dependencies, Severity.Error,
        "Tasks depend on each other in a cycle: none of them could ever start.", StopsGraph: true);

    public override void Check(RuleContext context)
    {
        var cycles = context.Proof.Cycles;
        for (var c = 0; c < cycles.Components.Count; c++)
        {
            var waits = context.Proof.Waits.Explain(cycles.ShortestCycle(c));
            context.Report(FindingFor(context, waits));
        }
    }

    private Finding FindingFor(RuleContext context, List<Wait> waits)
    {
        var tasks = context.Document.Tasks;
        var closing = waits.FindIndex(w => w.IsReference);
        var span = closing >= 0 ? waits[closing].Place : tasks[waits[0].Task].IdSpan;
        var message = new StringBuilder("Tasks wait for each other: ");
        foreach (var wait in waits) message.Append(Words.Shown(tasks[wait.Task].Id)).Append(" -> ");
        message.Append(Words.Shown(tasks[waits[0].Task].Id)).Append(" (");
        for (var i = 0; i < waits.Count; i++)
        {
            if (i > 0) message.Append("; ");
            message.Append(Words.Shown(waits[i].Text)).Append(" at line ").Append(context.LineOf(waits[i].Place));
        }

        message.Append("); remove one of these dependencies");
        var places = new List<FindingPlace>();
        for (var i = 0; i < waits.Count; i++)
        {
            if (i != closing) places.Add(new FindingPlace(waits[i].Place, waits[i].Text));
        }

        return new Finding(Descriptor, span, message.ToString()) { AdditionalPlaces = places, Fixes = FixesFor(context, waits) };
    }

    /// <summary>Removes one of the dependencies: first those that point forward in the document, which most plans have by mistake.</summary>
    private static List<PlanFix> FixesFor(RuleContext context, List<Wait> waits)
    {
        var tasks = context.Document.Tasks;
        var fixes = new List<(bool IsForward, PlanFix Fix)>();
        foreach (var wait in waits)
        {
            if (!wait.IsReference) continue;
            var title = $"Remove the dependency of '{Words.Shown(tasks[wait.Task].Id)}' on '{Words.Shown(tasks[wait.On].Id)}'";
            if (DependencyRemoval.For(context.Document, tasks[wait.Holder], wait.Place, title) is { } fix) fixes.Add((wait.On > wait.Task, fix));
        }

        return fixes.OrderByDescending(f => f.IsForward).Select(f => f.Fix).ToList();
    }
}
