namespace PlanCore;

/// <summary>
/// Joins over ranges of a sequence of nodes, as a segment tree: waiting for a range but a few of its members costs
/// O(members left out x log n) edges, so that exceptions never make a plan quadratic.
/// </summary>
internal sealed class RangeJoins
{
    private readonly ConstraintGraph _graph;
    private readonly int[] _leaves;
    private readonly EdgeOrigin _origin;
    private readonly JoinKind _kind;
    private readonly bool[]? _asOrder;
    private readonly int[] _node;
    private readonly int _size;

    /// <param name="graph">The graph the joins are added to.</param>
    /// <param name="leaves">The nodes in order.</param>
    /// <param name="origin">The cause of the edges.</param>
    /// <param name="kind">The kind of the joins.</param>
    /// <param name="asOrder">For each leaf, whether only its end matters; none if <see langword="null"/>.</param>
    public RangeJoins(ConstraintGraph graph, int[] leaves, EdgeOrigin origin, JoinKind kind, bool[]? asOrder = null)
    {
        (_graph, _leaves, _origin, _kind, _asOrder) = (graph, leaves, origin, kind, asOrder);
        _size = 1;
        while (_size < leaves.Length) _size *= 2;
        _node = new int[2 * _size];
        for (var i = 0; i < _node.Length; i++) _node[i] = -1;
    }

    /// <summary>Makes a node wait for the leaves from <paramref name="start"/> up to <paramref name="end"/>.</summary>
    public void AddTo(int target, int start, int end)
    {
        // The usual bottom-up walk over a segment tree: left and right borders climb until they meet.
        var low = start + _size;
        var high = end + _size;
        while (low < high)
        {
            if ((low & 1) == 1) Connect(low++, target);
            if ((high & 1) == 1) Connect(--high, target);
            low >>= 1;
            high >>= 1;
        }
    }

    /// <summary>Makes a node wait for all leaves before <paramref name="end"/> but some.</summary>
    /// <param name="target">The node that waits.</param>
    /// <param name="end">The first leaf that does not count.</param>
    /// <param name="without">Leaves left out, ascending.</param>
    public void AddTo(int target, int end, IReadOnlyList<int> without)
    {
        var start = 0;
        foreach (var hole in without)
        {
            if (hole >= end) break;
            if (hole > start) AddTo(target, start, hole);
            start = hole + 1;
        }

        if (start < end) AddTo(target, start, end);
    }

    private void Connect(int position, int target)
    {
        if (position >= _size)
        {
            var leaf = position - _size;
            if (leaf >= _leaves.Length) return;
            if (_asOrder is not null && _asOrder[leaf]) _graph.AddOrder(_leaves[leaf], target, _origin);
            else _graph.AddHard(_leaves[leaf], target, _origin);
        }
        else
        {
            _graph.AddHard(NodeAt(position), target, _origin);
        }
    }

    /// <summary>The join of an inner position, made with everything below it on first use.</summary>
    private int NodeAt(int position)
    {
        if (_node[position] >= 0) return _node[position];
        var pending = new Stack<int>();
        pending.Push(position);
        while (pending.Count > 0)
        {
            var at = pending.Peek();
            var left = 2 * at;
            if (left < _size && (_node[left] < 0 || _node[left + 1] < 0))
            {
                if (_node[left] < 0) pending.Push(left);
                if (_node[left + 1] < 0) pending.Push(left + 1);
                continue;
            }

            pending.Pop();
            if (_node[at] >= 0) continue;
            _node[at] = _graph.AddJoin(_kind, -1);
            Connect(left, _node[at]);
            Connect(left + 1, _node[at]);
        }

        return _node[position];
    }
}
