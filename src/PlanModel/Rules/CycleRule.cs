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
        if (cycles.Components.Count == 0) return;
        var forward = CycleFixes.Forward(context.Plan);
        for (var c = 0; c < cycles.Components.Count; c++)
        {
            var waits = context.Proof.Waits.Explain(cycles.ShortestCycle(c));
            context.Report(FindingFor(context, cycles.Components[c], waits, forward));
        }
    }

    private Finding FindingFor(RuleContext context, List<int> component, List<Wait> waits, ILookup<int, BoundDependency> forward)
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

        // In a plain cycle each will do.
        var cheapest = CycleFixes.Cheapest(context.Proof.Lowered, component, waits);
        message.Append("); remove one of these dependencies");
        if (cheapest is not null) message.Append(", best that of ").Append(Words.Shown(tasks[cheapest.Task].Id)).Append(" on ").Append(Words.Shown(tasks[cheapest.On].Id)).Append(", which ends their other cycles, too");
        var places = new List<FindingPlace>();
        for (var i = 0; i < waits.Count; i++)
        {
            if (i != closing) places.Add(new FindingPlace(waits[i].Place, waits[i].Text));
        }

        return new Finding(Descriptor, span, message.ToString()) { AdditionalPlaces = places, Fixes = CycleFixes.For(context, component, waits, cheapest, forward) };
    }
}
