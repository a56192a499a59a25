using System.Text;
using PlanCore;

namespace PlanRuntime;

/// <summary>The exceptions for faults of a plan made by code, in the words of the rules.</summary>
internal static class PlanFaults
{
    public static PlanFaultException TaskDeclaredTwice(Draft draft, int task, int first) =>
        Fault(draft, "PLAN0001", LineOf(draft, task), $"Task '{draft.Tasks.Ref(task).Id}' is declared twice{At(LineOf(draft, first), ", first")}; give one of them another id");

    public static PlanFaultException PhaseDeclaredTwice(Draft draft, int phase) =>
        Fault(draft, "PLAN0004", null, $"Phase '{draft.Phases.Ref(phase).Id}' is declared twice; give one of the phases another id");

    public static PlanFaultException UnknownTask(Draft draft, int task, string relation, string id) =>
        Fault(draft, "PLAN1001", LineOf(draft, task), $"Task '{draft.Tasks.Ref(task).Id}' {relation} '{id}', which this plan does not have{Suggestion(draft, id)}");

    public static PlanFaultException UnknownTask(Draft draft, string what, string id) =>
        Fault(draft, "PLAN1001", null, $"Task '{id}' is named by {what}, but this plan does not have it{Suggestion(draft, id)}");

    public static PlanFaultException UnknownPhase(Draft draft, string id) =>
        Fault(draft, "PLAN3002", null, $"Phase '{id}' is named, but this plan does not have it");

    public static PlanFaultException DependsOnItself(Draft draft, int task, int on, bool isParent)
    {
        var id = draft.Tasks.Ref(task).Id;
        var other = draft.Tasks.Ref(on).Id;
        var words = task == on ? "itself" : isParent ? $"its own parent '{other}', which runs after it" : $"its own child '{other}', after which it runs anyway";
        return Fault(draft, "PLAN1003", LineOf(draft, task), $"Task '{id}' depends on {words}; remove this dependency");
    }

    /// <summary>Throws if a task is a part of itself over others.</summary>
    public static void ThrowIfHierarchyIsCyclic(Draft draft, TaskRow[] tasks)
    {
        if (draft.Parents.Count == 0) return;

        // 0: not seen, 1: on the way up from the current task, 2: known to end at a root.
        var seen = new byte[tasks.Length];
        for (var t = 0; t < tasks.Length; t++)
        {
            var at = t;
            for (; at >= 0 && seen[at] == 0; at = tasks[at].Parent) seen[at] = 1;
            if (at >= 0 && seen[at] == 1) throw Fault(draft, "PLAN1003", LineOf(draft, at), $"Task '{tasks[at].Id}' is a part of itself; remove one of the parents");
            for (at = t; at >= 0 && seen[at] == 1; at = tasks[at].Parent) seen[at] = 2;
        }
    }

    /// <summary>Throws if tasks wait for each other, gates apart.</summary>
    public static void ThrowIfCyclic(Draft draft, LoweredPlan plan)
    {
        var cycles = new WaitCycles(plan, includeGates: false);
        if (cycles.Components.Count == 0) return;
        var cycle = cycles.ShortestCycle(0).FindAll(plan.IsTask);
        var chain = new StringBuilder();
        foreach (var task in cycle) chain.Append(plan.Tables.Tasks[task].Id).Append(" -> ");
        chain.Append(plan.Tables.Tasks[cycle[0]].Id).Append(" (");
        for (var i = 0; i < cycle.Count; i++)
        {
            var next = cycle[(i + 1) % cycle.Count];
            chain.Append(i > 0 ? "; " : "").Append(plan.Tables.Tasks[cycle[i]].Id).Append(" waits for ").Append(plan.Tables.Tasks[next].Id);
            chain.Append(At(LineOf(draft, cycle[i]), ""));
        }

        throw Fault(draft, "PLAN1002", LineOf(draft, cycle[0]), $"Tasks wait for each other: {chain}); remove one of these dependencies");
    }

    /// <summary>A task that waits for itself through the gates of a pattern.</summary>
    public static PlanFaultException NeverStarts(PlanGraph graph, LoweredPlan plan, List<int> stuck)
    {
        var cycles = new WaitCycles(plan, includeGates: true);
        var cycle = cycles.Components.Count > 0 ? cycles.ShortestCycle(0) : stuck;
        var task = cycle[0];
        var words = new StringBuilder();
        foreach (var node in cycle)
        {
            if (plan.IsTask(node)) words.Append(words.Length > 0 ? ", " : "").Append("task ").Append(plan.Tables.Tasks[node].Id);
            else if (plan.Joins[node - plan.TaskCount] is { Kind: JoinKind.Gate } join) words.Append(words.Length > 0 ? ", " : "").Append("the opening of phase ").Append(plan.Tables.Phases[join.Subject].Id);
        }

        var id = plan.Tables.Tasks[task].Id;
        var message = $"Task '{id}' can never start under the pattern {Patterns.Public(plan.Choice.Pattern)}: these wait for each other in turn: {words}";
        return new PlanFaultException("PLAN3001", Position(graph.Source, graph[id].Line) + "error PLAN3001: " + message);
    }

    private static PlanFaultException Fault(Draft draft, string rule, int? line, string message) =>
        new(rule, $"{Position(draft.Source ?? draft.Name, line)}error {rule}: {message}");

    private static string Position(string? source, int? line) => source is null ? "" : line is null ? source + ": " : $"{source}({line}): ";

    private static int? LineOf(Draft draft, int task) => draft.Notes.LineOf(task);

    private static string At(int? line, string before) => line is null ? "" : $"{before} at line {line}";

    private static string Suggestion(Draft draft, string id)
    {
        var best = "";
        var bestDistance = 3;
        for (var t = 0; t < draft.Tasks.Count; t++)
        {
            var known = draft.Tasks.Ref(t).Id;
            if (Math.Abs(known.Length - id.Length) >= bestDistance) continue;
            var distance = EditDistance.Between(known, id, bestDistance);
            if (distance < bestDistance) (best, bestDistance) = (known, distance);
        }

        return best.Length > 0 ? $"; did you mean '{best}'?" : "";
    }
}
