using PlanCore;

namespace PlanTool.Graph;

/// <summary>What the opening of phases waits for, without what is implied.</summary>
internal static class PhaseLinks
{
    /// <summary>The links of a plan in the order of the phases that open.</summary>
    public static IReadOnlyList<PhaseLink> Of(PlanTables tables)
    {
        var links = new List<PhaseLink>();
        if (tables.Defaults.IgnorePhases) return links;
        var first = FirstOfGroups(tables);
        foreach (var opening in tables.Openings)
        {
            if (opening.OnPhase >= 0) links.Add(new PhaseLink(opening.OnPhase, -1, opening.Phase, opening.Percent));
            else links.AddRange(opening.OnTasks.Select(task => new PhaseLink(-1, task, opening.Phase, -1)));
        }

        for (var p = 0; p < tables.Phases.Length; p++)
        {
            if (tables.Phases[p].DeclaresOpening) continue;

            // Walking back: once a phase is met that itself waits for all before it, only its companions are left to name.
            var until = 0;
            for (var q = first[p] - 1; q >= until; q--)
            {
                links.Add(new PhaseLink(q, -1, p, -1));
                if (!tables.Phases[q].DeclaresOpening) until = Math.Max(until, first[q]);
            }
        }

        return [.. links.OrderBy(link => link.Opens).ThenBy(link => link.OnPhase).ThenBy(link => link.OnTask)];
    }

    private static int[] FirstOfGroups(PlanTables tables)
    {
        var first = Enumerable.Range(0, tables.Phases.Length).ToArray();
        foreach (var group in tables.ParallelPhases)
        {
            var least = group.Min(phase => first[phase]);
            foreach (var phase in group) first[phase] = least;
        }

        return first;
    }
}

/// <summary>A phase waits for a phase or a task.</summary>
/// <param name="OnPhase">The phase waited for, or -1.</param>
/// <param name="OnTask">The task waited for, or -1.</param>
/// <param name="Opens">The phase that opens.</param>
/// <param name="Percent">The declared share, or -1 for the pattern's own.</param>
internal sealed record PhaseLink(int OnPhase, int OnTask, int Opens, int Percent);
