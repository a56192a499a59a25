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
    private readonly int[] _order;
    private readonly bool[] _isShare;

    /// <summary>Whether sources of a share come behind it, so that one pass does not settle the masks.</summary>
    private readonly bool _isCyclic;
    private readonly ulong[] _mask;
    private readonly ulong[] _own;
    private readonly int[] _counts = new int[64];

    public Reachability(LoweredPlan plan)
    {
        _plan = plan;
        (_starts, _sources) = SourcesOf(plan);
        _isShare = new bool[plan.NodeCount];
        for (var n = plan.TaskCount; n < _isShare.Length; n++) _isShare[n] = plan.Need[n - plan.TaskCount] < plan.InDegree[n];
        _order = OrderOf(plan, byShares: false);
        var firing = OrderOf(plan, byShares: true);
        _isCyclic = firing.Length > _order.Length;
        if (_isCyclic) _order = firing;
        _mask = new ulong[plan.NodeCount];
        _own = new ulong[plan.NodeCount];
        NeverRuns = new bool[plan.NodeCount];
        for (var n = 0; n < NeverRuns.Length; n++) NeverRuns[n] = true;
        foreach (var node in _order) NeverRuns[node] = false;
    }

    /// <summary>Nodes in or behind a cycle: no run starts them, so nothing is said of their order.</summary>
    public bool[] NeverRuns { get; }

    /// <summary>Without which of the 64 tasks of the last <see cref="Spread"/> a node never fires.</summary>
    public ulong MaskOfNode(int node) => _mask[node];

    /// <summary>After this a node's mask tells without which of 64 tasks it never fires; a task's own bit is among them.</summary>
    /// <param name="tasks">Some tasks, each once.</param>
    /// <param name="start">The first of the 64.</param>
    public void Spread(IReadOnlyList<int> tasks, int start)
    {
        // From "nothing fires" upwards, so that a share never counts sources that wait for it.
        var end = Math.Min(start + 64, tasks.Count);
        for (var i = start; i < end; i++) _own[tasks[i]] = 1UL << (i - start);
        for (var n = 0; n < _mask.Length; n++) _mask[n] = ulong.MaxValue;
        bool changed;
        do
        {
            changed = false;
            foreach (var node in _order)
            {
                var mask = MaskOf(node) | _own[node];
                changed |= mask != _mask[node];
                _mask[node] = mask;
            }
        }
        while (changed && _isCyclic);
        for (var i = start; i < end; i++) _own[tasks[i]] = 0;
    }

    private ulong MaskOf(int node)
    {
        ulong mask = 0;
        if (!_isShare[node])
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
    private static int[] OrderOf(LoweredPlan plan, bool byShares)
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

        return order.ToArray();
    }
}
