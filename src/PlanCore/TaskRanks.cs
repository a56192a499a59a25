namespace PlanCore;

/// <summary>
/// The order among ready tasks: begun ones, then the longest remaining chain, then priority, then document order; background
/// verification after ordinary work and optional tasks last (execution contract, section 2).
/// </summary>
internal static class TaskRanks
{
    /// <returns>For each task its rank, from zero.</returns>
    public static int[] Of(LoweredPlan plan)
    {
        var chains = CriticalPath.RemainingOf(plan);
        var order = new int[plan.TaskCount];
        for (var t = 0; t < order.Length; t++) order[t] = t;
        var tasks = plan.Tables.Tasks;
        Array.Sort(order, (a, b) =>
        {
            var byClass = ClassOf(tasks[a]).CompareTo(ClassOf(tasks[b]));
            if (byClass != 0) return byClass;
            var byChain = chains[b].CompareTo(chains[a]);
            if (byChain != 0) return byChain;
            var byPriority = tasks[b].Priority.CompareTo(tasks[a].Priority);
            return byPriority != 0 ? byPriority : a.CompareTo(b);
        });

        var ranks = new int[order.Length];
        for (var r = 0; r < order.Length; r++) ranks[order[r]] = r;
        return ranks;
    }

    private static int ClassOf(in TaskRow task) =>
        task.Is(TaskFlags.Optional) ? 3 : task.Is(TaskFlags.Background) ? 2 : task.Is(TaskFlags.Started) ? 0 : 1;
}
