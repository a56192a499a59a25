using System.Text;
using PlanCore;

namespace PlanModel;

/// <summary>PLAN3001: a task can never start under the plan's pattern.</summary>
internal sealed class UnreachableTaskRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN3001", "Task can never start", RuleCategory.Phases, Severity.Error,
        "A task can never start under the plan's pattern, because what it depends on waits for it through phases or gates.", StopsGraph: true);

    public override void Check(RuleContext context)
    {
        var stuck = context.Proof.FindStuckTasks();
        if (Array.IndexOf(stuck, true) < 0) return;
        var cycles = new WaitCycles(context.Proof.Lowered, includeGates: true, stuck);
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
        var first = Math.Max(closing, 0);
        var task = tasks[waits[first].Task];
        var message = new StringBuilder($"Task '{Words.Shown(task.Id)}' can never start: ");
        var places = new List<FindingPlace>();
        for (var i = 0; i < waits.Count; i++)
        {
            var wait = waits[(first + i) % waits.Count];
            if (i > 0) message.Append(i == waits.Count - 1 ? ", and " : ", ");
            message.Append(Words.Shown(wait.Text)).Append(" (line ").Append(context.LineOf(wait.Place)).Append(')');
            if (wait.Origin == EdgeOrigin.Gate) message.Append(", which contains ").Append(Words.Shown(tasks[wait.On].Id));
            if (i > 0 || closing < 0) places.Add(new FindingPlace(wait.Place, wait.Text));
        }

        return new Finding(Descriptor, closing >= 0 ? waits[closing].Place : task.IdSpan, message.ToString()) { AdditionalPlaces = places };
    }
}
