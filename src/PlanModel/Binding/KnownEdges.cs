namespace PlanModel;

/// <summary>Tells whether an edge is declared already, where the tasks declare theirs one after another in document order.</summary>
/// <remarks>
/// While a task declares its edges, marks say which it has: an edge that another task declared is found from either of its
/// ends. So a question takes constant time in every plan, which a hash table of text from outside cannot promise.
/// </remarks>
internal sealed class KnownEdges
{
    // For each task: the task that declares, plus one, if it waits for this one or this one for it.
    private readonly int[] _waitsFor;
    private readonly int[] _waitedFor;

    // For each task that has not declared its edges yet, those that others declared with it; each points to the one before.
    private readonly int[] _latest;
    private readonly List<(int Other, bool IsReversed, int Before)> _declared = [];
    private int _declares = -1;

    public KnownEdges(int tasks)
    {
        _waitsFor = new int[tasks];
        _waitedFor = new int[tasks];
        _latest = new int[tasks];
        for (var t = 0; t < tasks; t++) _latest[t] = -1;
    }

    /// <summary>Adds an edge that the waiting task declares.</summary>
    /// <returns><see langword="false"/> if it is known.</returns>
    public bool Add(int task, int on)
    {
        Enter(task);
        if (_waitsFor[on] == task + 1) return false;
        _waitsFor[on] = task + 1;
        if (on > task) Note(on, task, isReversed: false);
        return true;
    }

    /// <summary>Adds an edge that the task waited for declares.</summary>
    /// <returns><see langword="false"/> if it is known.</returns>
    public bool AddReversed(int task, int on)
    {
        Enter(on);
        if (_waitedFor[task] == on + 1) return false;
        _waitedFor[task] = on + 1;
        if (task > on) Note(task, on, isReversed: true);
        return true;
    }

    private void Note(int end, int other, bool isReversed)
    {
        _declared.Add((other, isReversed, _latest[end]));
        _latest[end] = _declared.Count - 1;
    }

    private void Enter(int task)
    {
        if (_declares == task) return;
        _declares = task;
        for (var edge = _latest[task]; edge >= 0; edge = _declared[edge].Before)
        {
            if (_declared[edge].IsReversed) _waitsFor[_declared[edge].Other] = task + 1;
            else _waitedFor[_declared[edge].Other] = task + 1;
        }
    }
}
