namespace PlanCore;

/// <summary>Order edges of tasks that run one at a time.</summary>
internal sealed class SequentialChains
{
    private readonly ConstraintGraph _graph;
    private readonly TaskRow[] _tasks;
    private readonly int[] _entries;

    /// <summary>For each task, the group it was last seen in, from one.</summary>
    private readonly int[] _group;

    /// <summary>For each member of the current group, the member that waits for it as for its part; -1 for none.</summary>
    private readonly int[] _level;

    /// <summary>For each task, the last group in which it has had its place, from one.</summary>
    private readonly int[] _placed;
    private readonly Dictionary<int, int> _last = [];
    private int _current;

    private SequentialChains(ConstraintGraph graph, PlanShape shape, int[] entries)
    {
        (_graph, _tasks, _entries) = (graph, shape.Tables.Tasks, entries);
        (_group, _level, _placed) = (new int[_tasks.Length], new int[_tasks.Length], new int[_tasks.Length]);
    }

    public static void Add(ConstraintGraph graph, PlanShape shape, int[] entries)
    {
        if (shape.Tables.SequentialGroups.Length == 0) return;
        var chains = new SequentialChains(graph, shape, entries);
        foreach (var group in shape.Tables.SequentialGroups) chains.Add(group);
    }

    private void Add(int[] group)
    {
        _current++;
        _last.Clear();
        foreach (var task in group) _group[task] = _current;
        var waiting = new List<int>();
        foreach (var task in group)
        {
            if (!TryPlace(task)) waiting.Add(task);
        }

        // Parts that no member waits for and that stand before it in the document.
        foreach (var task in waiting) Place(task, -1);
    }

    /// <summary>
    /// Members follow each other below the nearest member that is their ancestor: it waits for its parts, so it never follows
    /// them. Nobody waits for an optional part, no ancestor further up either: it follows the uppermost of them instead, and who
    /// comes next follows it.
    /// </summary>
    private bool TryPlace(int task)
    {
        var isWaitedFor = !_tasks[task].Is(TaskFlags.Optional);
        var above = _tasks[task].Parent;
        while (above >= 0 && _group[above] != _current)
        {
            isWaitedFor &= !_tasks[above].Is(TaskFlags.Optional);
            above = _tasks[above].Parent;
        }

        if (above < 0 || isWaitedFor)
        {
            Place(task, above);
            return true;
        }

        while (above >= 0)
        {
            if (_placed[above] != _current) return false;
            above = _level[above];
        }

        Place(task, -1);
        return true;
    }

    private void Place(int task, int level)
    {
        _level[task] = level;
        _placed[task] = _current;
        if (_last.TryGetValue(level, out var before)) _graph.AddOrder(before, _entries[task], EdgeOrigin.Sequential);
        _last[level] = task;
    }
}
