using PlanCore;

namespace PlanModel;

/// <summary>
/// Which tasks end before which others start, in every possible run: reachability over hard and order edges, hierarchy and
/// gates. A gate at less than 100 % orders only what it cannot do without.
/// </summary>
/// <remarks>Sources are asked for 64 at a time, one bit each, carried along a topological order: n tasks cost n / 64 passes.</remarks>
internal sealed class Reachability
{
    private readonly LoweredPlan _plan;
    private readonly List<int> _order;
    private readonly ulong[] _mask;
    private readonly Dictionary<int, int[]> _sourcesOfShares = [];

    public Reachability(LoweredPlan plan)
    {
        _plan = plan;
        _order = TopologicalOrder(plan);
        _mask = new ulong[plan.NodeCount];
        NeverRuns = new bool[plan.NodeCount];
        for (var n = 0; n < NeverRuns.Length; n++) NeverRuns[n] = true;
        foreach (var node in _order) NeverRuns[node] = false;
        CollectShares();
    }

    /// <summary>Nodes in or behind a cycle: no run starts them, so nothing is said of their order.</summary>
    public bool[] NeverRuns { get; }

    /// <summary>Finds the pairs of tasks that nothing orders.</summary>
    /// <param name="tasks">Some tasks, each once.</param>
    /// <param name="report">Called with two positions in <paramref name="tasks"/>, the smaller first, for each pair that may overlap.</param>
    public void FindUnordered(IReadOnlyList<int> tasks, Action<int, int> report)
    {
        var before = new ulong[(tasks.Count + 63) / 64][];
        for (var chunk = 0; chunk < before.Length; chunk++)
        {
            Spread(tasks, chunk * 64);
            before[chunk] = new ulong[tasks.Count];
            for (var i = 0; i < tasks.Count; i++) before[chunk][i] = _mask[tasks[i]];
        }

        for (var i = 0; i < tasks.Count; i++)
        {
            if (NeverRuns[tasks[i]]) continue;
            for (var j = i + 1; j < tasks.Count; j++)
            {
                if (NeverRuns[tasks[j]] || IsBefore(before, i, j) || IsBefore(before, j, i)) continue;
                report(i, j);
            }
        }
    }

    private static bool IsBefore(ulong[][] before, int first, int second) => (before[first / 64][second] & (1UL << (first % 64))) != 0;

    /// <summary>After this a node's mask tells which of 64 tasks end before it starts, or are it.</summary>
    private void Spread(IReadOnlyList<int> tasks, int start)
    {
        Array.Clear(_mask, 0, _mask.Length);
        for (var i = start; i < Math.Min(start + 64, tasks.Count); i++) _mask[tasks[i]] |= 1UL << (i - start);
        foreach (var node in _order)
        {
            if (_sourcesOfShares.TryGetValue(node, out var sources)) _mask[node] = Indispensable(node, sources);
            var mask = _mask[node];
            if (mask == 0) continue;
            for (var e = _plan.Offsets[node]; e < _plan.Offsets[node + 1]; e++)
            {
                var target = _plan.Edges[e] >> 1;
                if (!_sourcesOfShares.ContainsKey(target)) _mask[target] |= mask;
            }
        }
    }

    /// <summary>A share of k among n sources cannot do without what more than n - k of them wait for.</summary>
    private ulong Indispensable(int node, int[] sources)
    {
        var counts = new int[64];
        foreach (var source in sources)
        {
            for (var mask = _mask[source]; mask != 0; mask &= mask - 1) counts[BitOf(mask)]++;
        }

        ulong result = 0;
        var spare = sources.Length - _plan.Need[node - _plan.TaskCount];
        for (var bit = 0; bit < 64; bit++)
        {
            if (counts[bit] > spare) result |= 1UL << bit;
        }

        return result;
    }

    private static int BitOf(ulong mask)
    {
        var bit = 0;
        for (var rest = mask & (~mask + 1); rest > 1; rest >>= 1) bit++;
        return bit;
    }

    private void CollectShares()
    {
        var wanted = new Dictionary<int, List<int>>();
        for (var j = 0; j < _plan.Need.Length; j++)
        {
            var node = _plan.TaskCount + j;
            if (_plan.Need[j] < _plan.InDegree[node]) wanted[node] = [];
        }

        if (wanted.Count == 0) return;
        for (var n = 0; n < _plan.NodeCount; n++)
        {
            for (var e = _plan.Offsets[n]; e < _plan.Offsets[n + 1]; e++)
            {
                if (wanted.TryGetValue(_plan.Edges[e] >> 1, out var list)) list.Add(n);
            }
        }

        foreach (var share in wanted) _sourcesOfShares[share.Key] = share.Value.ToArray();
    }

    /// <summary>Kahn's order in which a share comes after all of its sources; what is in or behind a cycle is left out.</summary>
    private static List<int> TopologicalOrder(LoweredPlan plan)
    {
        var waiting = (int[])plan.InDegree.Clone();
        var order = new List<int>(plan.NodeCount);
        for (var n = 0; n < waiting.Length; n++)
        {
            if (waiting[n] == 0) order.Add(n);
        }

        for (var i = 0; i < order.Count; i++)
        {
            for (var e = plan.Offsets[order[i]]; e < plan.Offsets[order[i] + 1]; e++)
            {
                if (--waiting[plan.Edges[e] >> 1] == 0) order.Add(plan.Edges[e] >> 1);
            }
        }

        return order;
    }
}
