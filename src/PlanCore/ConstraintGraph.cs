namespace PlanCore;

/// <summary>Collects nodes and edges of a plan being lowered, then packs them.</summary>
internal sealed class ConstraintGraph
{
    private readonly int _tasks;
    private readonly bool _keepOrigins;
    private readonly List<JoinRow> _joins = [];
    private readonly List<int> _need = [];
    private int[] _from;
    private int[] _to;
    private EdgeOrigin[] _origin;
    private int _count;

    public ConstraintGraph(int tasks, int expectedEdges, bool keepOrigins)
    {
        _tasks = tasks;
        _keepOrigins = keepOrigins;
        _from = new int[expectedEdges];
        _to = new int[expectedEdges];
        _origin = keepOrigins ? new EdgeOrigin[expectedEdges] : [];
    }

    /// <summary>Adds a join.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="subject">The phase or task it belongs to.</param>
    /// <param name="need">How many sources fire it; -1 for all.</param>
    public int AddJoin(JoinKind kind, int subject, int need = -1)
    {
        _joins.Add(new JoinRow(kind, subject));
        _need.Add(need);
        return _tasks + _joins.Count - 1;
    }

    /// <summary><paramref name="to"/> starts after <paramref name="from"/> completed or was skipped.</summary>
    public void AddHard(int from, int to, EdgeOrigin origin) => Add(from, to << 1, origin);

    /// <summary><paramref name="to"/> starts after <paramref name="from"/> ended, however it ended.</summary>
    public void AddOrder(int from, int to, EdgeOrigin origin) => Add(from, (to << 1) | 1, origin);

    public PackedGraph Pack()
    {
        var nodes = _tasks + _joins.Count;
        var offsets = new int[nodes + 1];
        var inDegree = new int[nodes];
        for (var i = 0; i < _count; i++)
        {
            offsets[_from[i] + 1]++;
            inDegree[_to[i] >> 1]++;
        }

        for (var n = 0; n < nodes; n++) offsets[n + 1] += offsets[n];

        // A stable counting sort: each node's edges keep the order in which they were declared.
        var next = new int[nodes];
        Array.Copy(offsets, next, nodes);
        var edges = new int[_count];
        var origins = _keepOrigins ? new EdgeOrigin[_count] : [];
        for (var i = 0; i < _count; i++)
        {
            var slot = next[_from[i]]++;
            edges[slot] = _to[i];
            if (_keepOrigins) origins[slot] = _origin[i];
        }

        var need = _need.ToArray();
        for (var j = 0; j < need.Length; j++)
        {
            if (need[j] < 0) need[j] = inDegree[_tasks + j];
        }

        return new PackedGraph(offsets, edges, origins, inDegree, need, _joins.ToArray());
    }

    private void Add(int from, int to, EdgeOrigin origin)
    {
        if (_count == _from.Length)
        {
            var size = Math.Max(16, _count * 2);
            Array.Resize(ref _from, size);
            Array.Resize(ref _to, size);
            if (_keepOrigins) Array.Resize(ref _origin, size);
        }

        _from[_count] = from;
        _to[_count] = to;
        if (_keepOrigins) _origin[_count] = origin;
        _count++;
    }
}

internal sealed class PackedGraph(int[] offsets, int[] edges, EdgeOrigin[] origins, int[] inDegree, int[] need, JoinRow[] joins)
{
    public int[] Offsets { get; } = offsets;

    public int[] Edges { get; } = edges;

    public EdgeOrigin[] Origins { get; } = origins;

    public int[] InDegree { get; } = inDegree;

    public int[] Need { get; } = need;

    public JoinRow[] Joins { get; } = joins;
}
