namespace PlanCore;

/// <summary>
/// Lets tasks of at most so many phases run at once. A phase counts while a task of it runs, so phases that wait for each
/// other never lock each other out.
/// </summary>
internal sealed class PhaseSlots
{
    private readonly LoweredPlan _plan;
    private readonly int _limit;
    private readonly int[] _rank;
    private readonly int[] _taskAt;
    private readonly int[] _running;
    private readonly List<int>?[] _waitingIn;

    /// <summary>The ranks of the tasks that wait; what was forgotten is still in it.</summary>
    private readonly IndexHeap _waiting = new();
    private readonly HashSet<int> _isWaiting = [];
    private int _active;

    public PhaseSlots(LoweredPlan plan, int limit, int[] rank, int[] taskAt)
    {
        (_plan, _limit, _rank, _taskAt) = (plan, limit, rank, taskAt);
        _running = new int[plan.Tables.Phases.Length];
        _waitingIn = new List<int>?[_running.Length];
    }

    /// <summary>Whether a waiting task could start.</summary>
    public bool AnyReleasable => TryPeek(out _);

    /// <summary>Tells whether a task may start, and keeps it if not.</summary>
    public bool MayEnter(int task)
    {
        var phase = PhaseOf(task);
        if (_active < _limit || _running[phase] > 0) return true;
        if (!_isWaiting.Contains(task)) Keep(task);
        return false;
    }

    /// <summary>A task starts; those of its phase need not wait any longer.</summary>
    /// <param name="task">The task.</param>
    /// <param name="ready">Where they go.</param>
    public void Enter(int task, ReadyQueue ready)
    {
        var phase = PhaseOf(task);
        if (_running[phase]++ > 0) return;
        _active++;
        if (_waitingIn[phase] is not { } waiting) return;
        _waitingIn[phase] = null;
        foreach (var other in waiting)
        {
            if (_isWaiting.Remove(other)) ready.Add(_rank[other]);
        }
    }

    /// <summary>A task no longer runs.</summary>
    public void Leave(int task)
    {
        if (--_running[PhaseOf(task)] == 0) _active--;
    }

    /// <summary>Gives back the waiting task of the lowest rank if it could start.</summary>
    public bool TryRelease(out int next)
    {
        if (!TryPeek(out next)) return false;
        _waiting.Take();
        _isWaiting.Remove(next);
        return true;
    }

    public void Forget(int task) => _isWaiting.Remove(task);

    public void Save(SnapshotWriter writer) => writer.Write(_isWaiting);

    public void Load(SnapshotReader reader, TaskPlaces places)
    {
        for (var t = 0; t < _plan.TaskCount; t++)
        {
            if (places.IsRunning(t) && _running[PhaseOf(t)]++ == 0) _active++;
        }

        foreach (var task in reader.ReadMany(_plan.TaskCount, "a task that waits for its phase")) Keep(places.Wait(task));
    }

    private void Keep(int task)
    {
        _isWaiting.Add(task);
        _waiting.Add(_rank[task]);
        (_waitingIn[PhaseOf(task)] ??= []).Add(task);
    }

    private bool TryPeek(out int next)
    {
        while (_waiting.Count > 0 && !_isWaiting.Contains(_taskAt[_waiting.Smallest])) _waiting.Take();
        next = _waiting.Count > 0 ? _taskAt[_waiting.Smallest] : -1;
        return next >= 0 && (_active < _limit || _running[PhaseOf(next)] > 0);
    }

    private int PhaseOf(int task) => _plan.Tables.Tasks[task].Phase;
}
