namespace PlanTool.Graph.Svg;

/// <summary>The level of each task in its phase: below everything of the phase that it waits for.</summary>
internal static class PhaseLevels
{
    /// <summary>Finds the levels, counted from zero; the tasks of a cycle follow each other in document order.</summary>
    public static int[] Of(PlanPicture plan)
    {
        var before = EdgesInside(plan);
        var levels = new int[plan.Tasks.Count];
        var work = plan.Tasks.Where(task => task.Declaration.Verification < 0).Select(task => task.Declaration.Index).ToList();
        Assign(work, before, levels, _ => 0);

        // Verification runs after the other tasks of its phase, though no edge says so.
        var depth = new int[plan.Plan.Document.Phases.Count];
        foreach (var task in work) depth[PhaseOf(task)] = Math.Max(depth[PhaseOf(task)], levels[task] + 1);
        var verification = plan.Tasks.Where(task => task.Declaration.Verification >= 0).Select(task => task.Declaration.Index).ToList();
        Assign(verification, before, levels, task => depth[PhaseOf(task)]);
        return levels;

        int PhaseOf(int task) => plan.Tasks[task].Declaration.Phase;
    }

    /// <summary>What each task waits for within its phase; a parent waits for its children.</summary>
    private static List<int>[] EdgesInside(PlanPicture plan)
    {
        var before = new List<int>[plan.Tasks.Count];
        for (var t = 0; t < before.Length; t++)
        {
            var phase = plan.Tasks[t].Declaration.Phase;
            before[t] = [.. plan.Tasks[t].Depends.Concat(plan.Tasks[t].RunsAfter).Where(on => plan.Tasks[on].Declaration.Phase == phase && on != t)];
        }

        foreach (var task in plan.Tasks)
        {
            if (task.Parent >= 0 && plan.Tasks[task.Parent].Declaration.Phase == task.Declaration.Phase) before[task.Parent].Add(task.Declaration.Index);
        }

        return before;
    }

    /// <summary>Kahn's algorithm over some of the tasks.</summary>
    private static void Assign(List<int> tasks, List<int>[] before, int[] levels, Func<int, int> floor)
    {
        var members = tasks.ToHashSet();
        var after = new Dictionary<int, List<int>>();
        var waiting = new Dictionary<int, int>();
        foreach (var task in tasks)
        {
            levels[task] = floor(task);
            waiting[task] = 0;
            foreach (var on in before[task].Where(members.Contains))
            {
                waiting[task]++;
                if (!after.TryGetValue(on, out var list)) after[on] = list = [];
                list.Add(task);
            }
        }

        var ready = new Queue<int>(tasks.Where(task => waiting[task] == 0));
        var done = new HashSet<int>();
        foreach (var start in tasks.Prepend(-1))
        {
            // A task that is still waiting when nothing is ready stands in or behind a cycle: it goes where it is.
            if (start >= 0 && !done.Contains(start)) ready.Enqueue(start);
            while (ready.TryDequeue(out var task))
            {
                if (!done.Add(task)) continue;
                foreach (var next in after.GetValueOrDefault(task) ?? [])
                {
                    if (done.Contains(next)) continue;
                    levels[next] = Math.Max(levels[next], levels[task] + 1);
                    if (--waiting[next] == 0) ready.Enqueue(next);
                }
            }
        }
    }
}
