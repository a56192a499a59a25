namespace PlanCore;

/// <summary>
/// The order of phases in document order: each task waits for the siblings before it, except that parallel neighbours run
/// beside each other (plan language, section 3, "Order within a phase").
/// </summary>
internal sealed class DocumentPlaces
{
    private readonly ConstraintGraph _graph;
    private readonly PlanShape _shape;
    private readonly TaskRow[] _tasks;

    /// <summary>For each task, the siblings before it that depend on it: it does not wait for them.</summary>
    private readonly Dictionary<int, List<int>> _earlierDependents = [];

    /// <summary>The node through which a task and the children that share its place wait for it.</summary>
    private readonly int[] _places;

    private DocumentPlaces(ConstraintGraph graph, PlanShape shape)
    {
        (_graph, _shape, _tasks) = (graph, shape, shape.Tables.Tasks);
        _places = new int[_tasks.Length];
        for (var t = 0; t < _tasks.Length; t++) _places[t] = shape.HasChildren[t] ? graph.AddJoin(JoinKind.Place, t) : t;
        for (var t = 0; t < _tasks.Length; t++)
        {
            if (_places[t] != t) graph.AddHard(_places[t], t, EdgeOrigin.DocumentOrder);
            var parent = _tasks[t].Parent;
            if (parent >= 0 && !_tasks[t].Is(TaskFlags.DeclaresDependencies)) graph.AddHard(_places[parent], _places[t], EdgeOrigin.DocumentOrder);
        }

        foreach (var dependency in shape.Tables.Dependencies) NoteForwardDependency(dependency.Task, dependency.On);
    }

    public static void Add(ConstraintGraph graph, PlanShape shape)
    {
        if (!Array.Exists(shape.Tables.Phases, p => p.InDocumentOrder)) return;
        var places = new DocumentPlaces(graph, shape);
        for (var p = 0; p < shape.Tables.Phases.Length; p++)
        {
            if (!shape.Tables.Phases[p].InDocumentOrder) continue;
            foreach (var siblings in places.SiblingsOf(p)) places.AddChain(siblings);
        }
    }

    /// <summary>The tasks of a phase by parent, verification apart: it runs after the others anyway.</summary>
    private List<List<int>> SiblingsOf(int phase)
    {
        var lists = new Dictionary<(int Parent, bool Verification), List<int>>();
        var order = new List<List<int>>();
        foreach (var task in _shape.TasksOf(phase))
        {
            var key = (_tasks[task].Parent, _tasks[task].Is(TaskFlags.Verification));
            if (!lists.TryGetValue(key, out var list))
            {
                lists[key] = list = [];
                order.Add(list);
            }

            list.Add(task);
        }

        return order;
    }

    private void AddChain(List<int> siblings)
    {
        // An optional task is waited for by nobody.
        var required = siblings.FindAll(s => !_tasks[s].Is(TaskFlags.Optional));
        RangeJoins? ranges = null;
        var before = -1;
        var requiredBefore = 0;
        for (var start = 0; start < siblings.Count;)
        {
            var end = EndOfNeighbours(siblings, start);
            for (var i = start; i < end && before >= 0; i++)
            {
                var task = siblings[i];
                if (_tasks[task].Is(TaskFlags.DeclaresDependencies)) continue;
                if (_earlierDependents.TryGetValue(task, out var without))
                {
                    ranges ??= new RangeJoins(_graph, required.ToArray(), EdgeOrigin.DocumentOrder, JoinKind.Place);
                    ranges.AddTo(_places[task], requiredBefore, PositionsOf(required, without));
                }
                else
                {
                    _graph.AddHard(before, _places[task], EdgeOrigin.DocumentOrder);
                }
            }

            var next = _graph.AddJoin(JoinKind.Place, siblings[end - 1]);
            if (before >= 0) _graph.AddHard(before, next, EdgeOrigin.DocumentOrder);
            for (var i = start; i < end; i++)
            {
                if (_tasks[siblings[i]].Is(TaskFlags.Optional)) continue;
                _graph.AddHard(siblings[i], next, EdgeOrigin.DocumentOrder);
                requiredBefore++;
            }

            before = next;
            start = end;
        }
    }

    /// <summary>The end of the tasks at one place: parallel neighbours that no sub-heading parts, else a single task.</summary>
    private int EndOfNeighbours(List<int> siblings, int start)
    {
        var end = start + 1;
        if (!_tasks[siblings[start]].Is(TaskFlags.Parallel)) return end;
        while (end < siblings.Count && _tasks[siblings[end]].Is(TaskFlags.Parallel) && !_tasks[siblings[end]].Is(TaskFlags.StartsSection)) end++;
        return end;
    }

    private static List<int> PositionsOf(List<int> tasks, List<int> some)
    {
        var positions = new List<int>(some.Count);
        foreach (var task in some)
        {
            var position = tasks.BinarySearch(task);
            if (position >= 0) positions.Add(position);
        }

        positions.Sort();
        return positions;
    }

    /// <summary>Remembers a dependency on a later sibling, or between the subtrees of two siblings.</summary>
    private void NoteForwardDependency(int task, int on)
    {
        if (_tasks[task].Phase != _tasks[on].Phase) return;
        var (a, b) = (task, on);
        var (depthA, depthB) = (DepthOf(a), DepthOf(b));
        for (; depthA > depthB; depthA--) a = _tasks[a].Parent;
        for (; depthB > depthA; depthB--) b = _tasks[b].Parent;
        while (a != b && _tasks[a].Parent != _tasks[b].Parent) (a, b) = (_tasks[a].Parent, _tasks[b].Parent);
        if (a >= b) return;
        if (!_earlierDependents.TryGetValue(b, out var list)) _earlierDependents[b] = list = [];
        list.Add(a);
    }

    private int DepthOf(int task)
    {
        var depth = 0;
        for (var parent = _tasks[task].Parent; parent >= 0; parent = _tasks[parent].Parent) depth++;
        return depth;
    }
}
