using PlanCore;

namespace PlanRuntime;

/// <summary>For each blocked node, the tasks that failed or were cancelled behind it: found once for all, in topological order, sharing equal sets.</summary>
internal sealed class Causes
{
    private const int Kept = 16;

    private readonly int[]?[] _causes;

    public Causes(LoweredPlan plan, TaskState[] states)
    {
        _causes = new int[]?[plan.NodeCount];
        CollectInOrder(plan, states);
        CarryOn(plan, states);
    }

    public int[] Of(int node) => _causes[node] ?? [];

    private void CollectInOrder(LoweredPlan plan, TaskState[] states)
    {
        var waiting = new int[plan.NodeCount];
        var queue = new Queue<int>();
        for (var n = 0; n < plan.NodeCount; n++)
        {
            if (!IsBroken(states[n])) continue;
            for (var e = plan.Offsets[n]; e < plan.Offsets[n + 1]; e++)
            {
                if (Carries(plan.Edges[e], states)) waiting[plan.Edges[e] >> 1]++;
            }
        }

        for (var n = 0; n < plan.NodeCount; n++)
        {
            if (!IsBroken(states[n])) continue;
            if (states[n] is TaskState.Failed or TaskState.Canceled) _causes[n] = [n];
            if (waiting[n] == 0) queue.Enqueue(n);
        }

        while (queue.TryDequeue(out var node))
        {
            for (var e = plan.Offsets[node]; e < plan.Offsets[node + 1]; e++)
            {
                if (!Carries(plan.Edges[e], states)) continue;
                var target = plan.Edges[e] >> 1;
                if (states[target] == TaskState.Blocked) _causes[target] = Union(_causes[target], _causes[node]);
                if (--waiting[target] == 0) queue.Enqueue(target);
            }
        }
    }

    /// <summary>Nodes that block each other have no order: each takes what the first of its sources knows.</summary>
    private void CarryOn(LoweredPlan plan, TaskState[] states)
    {
        var queue = new Queue<int>();
        for (var n = 0; n < plan.NodeCount; n++)
        {
            if (_causes[n] is not null) queue.Enqueue(n);
        }

        while (queue.TryDequeue(out var node))
        {
            for (var e = plan.Offsets[node]; e < plan.Offsets[node + 1]; e++)
            {
                var target = plan.Edges[e] >> 1;
                if (!Carries(plan.Edges[e], states) || _causes[target] is not null) continue;
                _causes[target] = _causes[node];
                queue.Enqueue(target);
            }
        }
    }

    private static bool Carries(int edge, TaskState[] states) => (edge & 1) == 0 && IsBroken(states[edge >> 1]);

    private static bool IsBroken(TaskState state) => state is TaskState.Failed or TaskState.Canceled or TaskState.Blocked;

    private static int[]? Union(int[]? some, int[]? others)
    {
        if (some is null || ReferenceEquals(some, others)) return others;
        if (others is null) return some;
        var union = new SortedSet<int>(some);
        union.UnionWith(others);
        return union.Count == some.Length ? some : union.Take(Kept).ToArray();
    }
}
