namespace PlanCore;

/// <summary>Longest chains over hard and order edges; gates are left out, since a share is no chain.</summary>
internal static class CriticalPath
{
    /// <summary>For each node, its own weight and that of the longest chain after it, in milliseconds; nodes in a cycle count as zero.</summary>
    public static long[] RemainingOf(LoweredPlan plan)
    {
        var remaining = new long[plan.NodeCount];
        var order = TopologicalOrder(plan);
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var node = order[i];
            long longest = 0;
            for (var e = plan.Offsets[node]; e < plan.Offsets[node + 1]; e++)
            {
                var target = plan.Edges[e] >> 1;
                if (Continues(plan, target)) longest = Math.Max(longest, remaining[target]);
            }

            remaining[node] = longest + plan.WeightOf(node);
        }

        return remaining;
    }

    /// <summary>The tasks of the longest chain, in order; the earliest in the document where chains are equal.</summary>
    public static List<int> Of(LoweredPlan plan)
    {
        var remaining = RemainingOf(plan);
        var path = new List<int>();
        var at = -1;
        for (var n = 0; n < plan.NodeCount; n++)
        {
            if (!plan.IsGate(n) && (at < 0 || remaining[n] > remaining[at])) at = n;
        }

        while (at >= 0 && remaining[at] > 0)
        {
            if (plan.IsTask(at) && plan.WeightOf(at) > 0) path.Add(at);
            var next = -1;
            for (var e = plan.Offsets[at]; e < plan.Offsets[at + 1]; e++)
            {
                var target = plan.Edges[e] >> 1;
                if (Continues(plan, target) && (next < 0 || remaining[target] > remaining[next])) next = target;
            }

            at = next;
        }

        return path;
    }

    /// <summary>A task that is done ends a chain: what is behind it does not wait for what is before it.</summary>
    private static bool Continues(LoweredPlan plan, int node) => plan.IsTask(node) ? !plan.Tables.Tasks[node].Is(TaskFlags.Done) : !plan.IsGate(node);

    /// <summary>The nodes outside and before cycles, sources first (Kahn's algorithm), edges into gates left out.</summary>
    private static List<int> TopologicalOrder(LoweredPlan plan)
    {
        var waiting = new int[plan.NodeCount];
        for (var n = 0; n < plan.NodeCount; n++)
        {
            if (plan.IsGate(n)) continue;
            for (var e = plan.Offsets[n]; e < plan.Offsets[n + 1]; e++) waiting[plan.Edges[e] >> 1]++;
        }

        var order = new List<int>(plan.NodeCount);
        for (var n = 0; n < plan.NodeCount; n++)
        {
            if (waiting[n] == 0 && !plan.IsGate(n)) order.Add(n);
        }

        for (var i = 0; i < order.Count; i++)
        {
            for (var e = plan.Offsets[order[i]]; e < plan.Offsets[order[i] + 1]; e++)
            {
                var target = plan.Edges[e] >> 1;
                if (--waiting[target] == 0 && !plan.IsGate(target)) order.Add(target);
            }
        }

        return order;
    }
}
