using PlanCore;

namespace PlanModel;

/// <summary>
/// Which tasks end before which others start, in every possible run: a node waits for a task if it never fires in a run
/// without that task. Over edges that is reachability; a gate at less than 100 % waits only for what it cannot do without.
/// </summary>
/// <remarks>Tasks are left out 64 at a time, one bit each, so n tasks cost n / 64 passes over the graph.</remarks>
internal sealed class Reachability
{
    private readonly LoweredPlan _plan;
    private readonly int[] _starts;
    private readonly int[] _sources;
    private readonly List<int> _order;

    /// <summary>Whether sources of a share come behind it, so that one pass does not settle the masks.</summary>
    private readonly bool _isCyclic;
    private readonly ulong[] _mask;
    private readonly int[] _counts = new int[64];

    public Reachability(LoweredPlan plan)
    {
        _plan = plan;
        (_starts, _sources) = SourcesOf(plan);
        _order = OrderOf(plan, byShares: false);
        var firing = OrderOf(plan, byShares: true);
        _isCyclic = firing.Count > _order.Count;
        if (_isCyclic) _order = firing;
        _mask = new ulong[plan.NodeCount];
        NeverRuns = new bool[plan.NodeCount];
        for (var n = 0; n < NeverRuns.Length; n++) NeverRuns[n] = true;
        foreach (var node in _order) NeverRuns[node] = false;
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

    /// <summary>Goes through some tasks, 64 at a time.</summary>
    /// <param name="tasks">The tasks asked for as the first of a pair, each once.</param>
    /// <param name="chunk">Called with a function that tells whether the first task, if it is in the chunk, ends before the second starts.</param>
    public void ForEachChunk(List<int> tasks, Action<Func<int, int, bool>> chunk)
    {
        var bits = new Dictionary<int, int>();
        for (var start = 0; start < tasks.Count; start += 64)
        {
            bits.Clear();
            for (var i = start; i < Math.Min(start + 64, tasks.Count); i++) bits[tasks[i]] = i - start;
            Spread(tasks, start);
            chunk((first, second) => first != second && bits.TryGetValue(first, out var bit) && !NeverRuns[second] && (_mask[second] & (1UL << bit)) != 0);
        }
    }

    private static bool IsBefore(ulong[][] before, int first, int second) => (before[first / 64][second] & (1UL << (first % 64))) != 0;

    /// <summary>After this a node's mask tells without which of 64 tasks it never fires; a task's own bit is among them.</summary>
    private void Spread(IReadOnlyList<int> tasks, int start)
    {
        // From "nothing fires" upwards, so that a share never counts sources that wait for it.
        var own = new Dictionary<int, ulong>();
        for (var i = start; i < Math.Min(start + 64, tasks.Count); i++) own[tasks[i]] = 1UL << (i - start);
        for (var n = 0; n < _mask.Length; n++) _mask[n] = ulong.MaxValue;
        bool changed;
        do
        {
            changed = false;
            foreach (var node in _order)
            {
                var mask = MaskOf(node);
                if (own.TryGetValue(node, out var bit)) mask |= bit;
                changed |= mask != _mask[node];
                _mask[node] = mask;
            }
        }
        while (changed && _isCyclic);
    }

    private ulong MaskOf(int node)
    {
        ulong mask = 0;
        if (!IsShare(_plan, node))
        {
            for (var s = _starts[node]; s < _starts[node + 1]; s++) mask |= _mask[_sources[s]];
            return mask;
        }

        // A share of k among n sources cannot do without what more than n - k of them wait for.
        Array.Clear(_counts, 0, 64);
        for (var s = _starts[node]; s < _starts[node + 1]; s++)
        {
            for (var rest = _mask[_sources[s]]; rest != 0; rest &= rest - 1) _counts[BitOf(rest)]++;
        }

        var spare = _starts[node + 1] - _starts[node] - _plan.Need[node - _plan.TaskCount];
        for (var bit = 0; bit < 64; bit++)
        {
            if (_counts[bit] > spare) mask |= 1UL << bit;
        }

        return mask;
    }

    private static bool IsShare(LoweredPlan plan, int node) => node >= plan.TaskCount && plan.Need[node - plan.TaskCount] < plan.InDegree[node];

    private static int BitOf(ulong mask)
    {
        var bit = 0;
        var lowest = mask & (~mask + 1);
        for (var step = 32; step > 0; step /= 2)
        {
            if (lowest >> step == 0) continue;
            lowest >>= step;
            bit += step;
        }

        return bit;
    }

    private static (int[] Starts, int[] Sources) SourcesOf(LoweredPlan plan)
    {
        var starts = new int[plan.NodeCount + 1];
        for (var n = 0; n < plan.NodeCount; n++) starts[n + 1] = starts[n] + plan.InDegree[n];
        var next = (int[])starts.Clone();
        var sources = new int[starts[plan.NodeCount]];
        for (var n = 0; n < plan.NodeCount; n++)
        {
            for (var e = plan.Offsets[n]; e < plan.Offsets[n + 1]; e++) sources[next[plan.Edges[e] >> 1]++] = n;
        }

        return (starts, sources);
    }

    /// <summary>The nodes that fire in a run without failures: behind all of their sources, or as soon as shares allow.</summary>
    private static List<int> OrderOf(LoweredPlan plan, bool byShares)
    {
        var waiting = (int[])plan.InDegree.Clone();
        if (byShares) Array.Copy(plan.Need, 0, waiting, plan.TaskCount, plan.Need.Length);
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
