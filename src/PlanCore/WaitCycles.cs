namespace PlanCore;

/// <summary>The strongly connected components of a lowered plan that hold a cycle.</summary>
/// <remarks>Tarjan, "Depth-first search and linear graph algorithms" (1972), with an explicit stack: linear, and no recursion.</remarks>
internal sealed class WaitCycles
{
    private readonly LoweredPlan _plan;
    private readonly Func<int, bool> _counts;
    private readonly int[] _component;

    /// <param name="plan">The constraints.</param>
    /// <param name="includeGates">Whether gates count as edges.</param>
    /// <param name="among">The nodes to look at; all if <see langword="null"/>.</param>
    public WaitCycles(LoweredPlan plan, bool includeGates, bool[]? among = null)
    {
        _plan = plan;
        _counts = n => (includeGates || !plan.IsGate(n)) && (among is null || among[n]);
        _component = new int[plan.NodeCount];
        for (var n = 0; n < _component.Length; n++) _component[n] = -1;
        Components = FindComponents();
        for (var c = 0; c < Components.Count; c++)
        {
            foreach (var node in Components[c]) _component[node] = c;
        }
    }

    /// <summary>The nodes of each component, ordered by the component's first task in the document; joins behind tasks.</summary>
    public List<List<int>> Components { get; }

    public bool Contains(int node) => _component[node] >= 0;

    /// <summary>
    /// The shortest cycle through the first task of a component, counted in tasks, as nodes that wait for each other: the
    /// first waits for the second, the last for the first.
    /// </summary>
    public List<int> ShortestCycle(int component)
    {
        var nodes = Components[component];
        var first = nodes[0];
        var sources = SourcesWithin(component);

        // Breadth first against the edges; joins cost nothing, so they go to the front (0-1 search).
        var parent = new Dictionary<int, int>();
        var done = new HashSet<int>();
        var level = new Stack<int>();
        var next = new List<int>();
        level.Push(first);
        while (true)
        {
            while (level.Count > 0)
            {
                var node = level.Pop();
                if (node != first && !done.Add(node)) continue;
                foreach (var source in sources[node])
                {
                    if (source == first) return Path(first, node, parent);
                    if (done.Contains(source) || parent.ContainsKey(source)) continue;
                    parent[source] = node;
                    if (_plan.IsTask(source)) next.Add(source);
                    else level.Push(source);
                }
            }

            for (var i = next.Count - 1; i >= 0; i--) level.Push(next[i]);
            next.Clear();
        }
    }

    private static List<int> Path(int first, int last, Dictionary<int, int> parent)
    {
        var path = new List<int>();
        for (var at = last; at != first; at = parent[at]) path.Add(at);
        path.Add(first);
        path.Reverse();
        return path;
    }

    private Dictionary<int, List<int>> SourcesWithin(int component)
    {
        var sources = new Dictionary<int, List<int>>();
        foreach (var node in Components[component]) sources[node] = [];
        foreach (var node in Components[component])
        {
            for (var e = _plan.Offsets[node]; e < _plan.Offsets[node + 1]; e++)
            {
                if (sources.TryGetValue(_plan.Edges[e] >> 1, out var list)) list.Add(node);
            }
        }

        return sources;
    }

    private List<List<int>> FindComponents()
    {
        var count = _plan.NodeCount;
        var order = new int[count];
        var low = new int[count];
        var onStack = new bool[count];
        var edge = new int[count];
        var stack = new Stack<int>();
        var path = new Stack<int>();
        var components = new List<List<int>>();
        var visited = 0;
        for (var start = 0; start < count; start++)
        {
            if (order[start] != 0 || !_counts(start)) continue;
            Enter(start);
            while (path.Count > 0)
            {
                var node = path.Peek();
                if (edge[node] < _plan.Offsets[node + 1])
                {
                    var target = _plan.Edges[edge[node]++] >> 1;
                    if (!_counts(target)) continue;
                    if (order[target] == 0) Enter(target);
                    else if (onStack[target]) low[node] = Math.Min(low[node], order[target]);
                    continue;
                }

                path.Pop();
                if (path.Count > 0) low[path.Peek()] = Math.Min(low[path.Peek()], low[node]);
                if (low[node] == order[node]) Collect(node);
            }
        }

        components.Sort(static (a, b) => a[0].CompareTo(b[0]));
        return components;

        void Enter(int node)
        {
            order[node] = low[node] = ++visited;
            edge[node] = _plan.Offsets[node];
            stack.Push(node);
            onStack[node] = true;
            path.Push(node);
        }

        void Collect(int root)
        {
            var members = new List<int>();
            int node;
            do
            {
                node = stack.Pop();
                onStack[node] = false;
                members.Add(node);
            }
            while (node != root);
            if (members.Count == 1) return;
            members.Sort();
            components.Add(members);
        }
    }
}
