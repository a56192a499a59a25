namespace PlanCore;

/// <summary>
/// Keeps tasks apart that declare the same files. A task takes all of its files at once or waits without a slot; one that was
/// passed over too often reserves them, so that it cannot starve (execution contract, section 2, "Exclusions").
/// </summary>
internal sealed class FileLocks
{
    /// <summary>How often a task may find its files in use before it reserves them.</summary>
    private const int Patience = 8;

    private readonly Exclusions _exclusions;
    private readonly int[] _writers;
    private readonly int[] _readers;
    private readonly List<int>?[] _parked;
    private readonly Dictionary<int, int> _passedOver = [];
    private readonly HashSet<int> _waiting = [];
    private readonly Queue<int> _woken = new();
    private int _reserving = -1;

    private FileLocks(Exclusions exclusions)
    {
        _exclusions = exclusions;
        _writers = new int[exclusions.Patterns.Length];
        _readers = new int[exclusions.Patterns.Length];
        _parked = new List<int>?[exclusions.Patterns.Length];
    }

    public bool AnyParked => _waiting.Count > 0 || _woken.Count > 0;

    /// <returns><see langword="null"/> if no two tasks of the plan could meet at a file.</returns>
    public static FileLocks? For(LoweredPlan plan) => Array.IndexOf(plan.Exclusions.IsContended, true) < 0 ? null : new FileLocks(plan.Exclusions);

    /// <summary>Takes the files of a task, or parks it until one of them is released.</summary>
    public bool TryAcquire(int task)
    {
        var blocking = BlockingPattern(task);
        if (blocking >= 0)
        {
            _passedOver.TryGetValue(task, out var times);
            _passedOver[task] = times + 1;
            if (times >= Patience && _reserving < 0) _reserving = task;
            (_parked[blocking] ??= []).Add(task);
            _waiting.Add(task);
            return false;
        }

        _passedOver.Remove(task);
        if (_reserving == task) _reserving = -1;
        foreach (var use in _exclusions.UsesOf(task)) (use.Writes ? _writers : _readers)[use.Pattern]++;
        return true;
    }

    /// <summary>Gives back the files of a task that ran and wakes who waited for them.</summary>
    public void Release(int task)
    {
        foreach (var use in _exclusions.UsesOf(task))
        {
            (use.Writes ? _writers : _readers)[use.Pattern]--;
            foreach (var pattern in _exclusions.ConflictsOf(use.Pattern)) Wake(pattern);
        }
    }

    /// <summary>A woken task, to be queued again.</summary>
    public bool TryUnpark(out int task)
    {
        task = _woken.Count > 0 ? _woken.Dequeue() : -1;
        return task >= 0;
    }

    /// <summary>A parked task will not start.</summary>
    public void Forget(int task)
    {
        _waiting.Remove(task);
        _passedOver.Remove(task);
        if (_reserving != task) return;
        _reserving = -1;
        foreach (var use in _exclusions.UsesOf(task))
        {
            foreach (var pattern in _exclusions.ConflictsOf(use.Pattern)) Wake(pattern);
        }
    }

    private void Wake(int pattern)
    {
        if (_parked[pattern] is not { } parked) return;
        _parked[pattern] = null;
        foreach (var task in parked)
        {
            if (_waiting.Remove(task)) _woken.Enqueue(task);
        }
    }

    /// <summary>A pattern because of which a task cannot start now, or -1.</summary>
    private int BlockingPattern(int task)
    {
        foreach (var use in _exclusions.UsesOf(task))
        {
            if (!_exclusions.IsContended[use.Pattern]) continue;
            foreach (var pattern in _exclusions.ConflictsOf(use.Pattern))
            {
                if (_writers[pattern] > 0 || (use.Writes && _readers[pattern] > 0)) return pattern;
                if (_reserving >= 0 && _reserving != task && Reserves(pattern, use.Writes)) return pattern;
            }
        }

        return -1;
    }

    private bool Reserves(int pattern, bool writes)
    {
        foreach (var use in _exclusions.UsesOf(_reserving))
        {
            if (use.Pattern == pattern && (use.Writes || writes)) return true;
        }

        return false;
    }
}
