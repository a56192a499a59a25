using PlanCore;

namespace PlanRuntime;

/// <summary>The edges of a lowered plan backwards: what each node waited for.</summary>
internal sealed class SourceEdges
{
    private readonly int[] _starts;
    private readonly int[] _sources;

    /// <param name="plan">The constraints.</param>
    /// <param name="withOrder">Whether order edges count besides hard ones.</param>
    public SourceEdges(LoweredPlan plan, bool withOrder)
    {
        _starts = new int[plan.NodeCount + 1];
        foreach (var edge in plan.Edges)
        {
            if (withOrder || (edge & 1) == 0) _starts[(edge >> 1) + 1]++;
        }

        for (var n = 0; n < plan.NodeCount; n++) _starts[n + 1] += _starts[n];
        var next = (int[])_starts.Clone();
        _sources = new int[_starts[plan.NodeCount]];
        for (var n = 0; n < plan.NodeCount; n++)
        {
            for (var e = plan.Offsets[n]; e < plan.Offsets[n + 1]; e++)
            {
                if (withOrder || (plan.Edges[e] & 1) == 0) _sources[next[plan.Edges[e] >> 1]++] = n;
            }
        }
    }

    public ReadOnlySpan<int> Of(int node) => _sources.AsSpan(_starts[node], _starts[node + 1] - _starts[node]);
}
