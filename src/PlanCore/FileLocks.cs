namespace PlanCore;

/// <summary>
/// Keeps tasks apart that declare the same files. A task takes all of its files at once or waits without a slot; one that was
/// passed over too often reserves them, so that it cannot starve (execution contract, section 2, "Exclusions").
/// </summary>
internal sealed class FileLocks
{
    /// <summary>How often a task may find its files in use before it reserves them.</summary>
    private const int Patience = 8;

    /// <summary>A pattern that overlaps more than this, itself counted, is compared with those in use instead of with all of them.</summary>
    private const int FewOverlaps = 3;

    private readonly Exclusions _exclusions;
    private readonly int[] _rank;
    private readonly int[] _taskAt;
    private readonly int[] _writers;
    private readonly int[] _readers;

    /// <summary>The patterns in use, in any order, and where each stands among them.</summary>
    private readonly List<int> _held = [];
    private readonly int[] _places;

    /// <summary>For patterns that overlap many others: which ones.</summary>
    private readonly HashSet<int>?[] _overlaps;

    /// <summary>The ranks of the tasks that wait for each pattern; what has left is still in it.</summary>
    private readonly IndexHeap?[] _parked;

    /// <summary>The pattern that each waiting task waits for.</summary>
    private readonly Dictionary<int, int> _waiting = [];

    /// <summary>The pattern that each woken task was woken for, until it is tried.</summary>
    private readonly Dictionary<int, int> _wokenFor = [];
    private readonly Dictionary<int, int> _passedOver = [];

    /// <summary>The patterns that another plan keeps from this one, with the task that asks for each.</summary>
    private readonly Dictionary<int, int> _foreign = [];
    private readonly Queue<int> _woken = new();
    private int _reserving = -1;

    private FileLocks(Exclusions exclusions, int[] rank, int[] taskAt)
    {
        (_exclusions, _rank, _taskAt) = (exclusions, rank, taskAt);
        _writers = new int[exclusions.Patterns.Length];
        _readers = new int[exclusions.Patterns.Length];
        _places = new int[exclusions.Patterns.Length];
        _overlaps = new HashSet<int>?[exclusions.Patterns.Length];
        _parked = new IndexHeap?[exclusions.Patterns.Length];
    }

    /// <returns><see langword="null"/> if no two tasks of the plan could meet at a file.</returns>
    public static FileLocks? For(LoweredPlan plan, int[] rank, int[] taskAt) =>
        Array.IndexOf(plan.Exclusions.IsContended, true) < 0 ? null : new FileLocks(plan.Exclusions, rank, taskAt);

    /// <summary>Takes the files of a task, or parks it until one of them is released.</summary>
    public bool TryAcquire(int task)
    {
        if (!_wokenFor.TryGetValue(task, out var wokenFor)) wokenFor = -1;
        _wokenFor.Remove(task);
        StopAsking(task, wokenFor);
        var blocking = BlockingPattern(task);
        if (blocking >= 0)
        {
            _passedOver.TryGetValue(task, out var times);
            _passedOver[task] = times + 1;
            if (times >= Patience && _reserving < 0) _reserving = task;
            Park(task, blocking);
            if (wokenFor >= 0 && wokenFor != blocking) WakeNext(wokenFor);
            WakeReserving(task);
            return false;
        }

        _passedOver.Remove(task);
        if (_reserving == task) _reserving = -1;
        foreach (var use in _exclusions.UsesOf(task)) Take(use);

        // Only one waiting task is woken at a time, or a file that thousands wait for would cost their square; it wakes the next.
        if (wokenFor >= 0 && _writers[wokenFor] == 0) WakeNext(wokenFor);
        return true;
    }

    /// <summary>Gives back the files of a task that ran and wakes who waited for them.</summary>
    public void Release(int task)
    {
        foreach (var use in _exclusions.UsesOf(task))
        {
            GiveBack(use);
            WakeNext(use.Pattern);
        }
    }

    /// <summary>Gives back the files of a task that another plan keeps from starting. Who needs the file in question waits behind it: it asks for all of them, and wakes the next.</summary>
    public void Yield(int task, int pattern)
    {
        foreach (var use in _exclusions.UsesOf(task))
        {
            GiveBack(use);
            if (use.Pattern != pattern) WakeNext(use.Pattern);
        }

        (_foreign[pattern], _wokenFor[task]) = (task, pattern);
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
        if (_wokenFor.TryGetValue(task, out var pattern))
        {
            _wokenFor.Remove(task);
            StopAsking(task, pattern);
            WakeNext(pattern);
        }

        if (_reserving != task) return;
        _reserving = -1;
        foreach (var use in _exclusions.UsesOf(task)) WakeNext(use.Pattern);
    }

    public void Save(SnapshotWriter writer)
    {
        writer.Write(_waiting);
        writer.Write(_wokenFor);
        writer.Write(_passedOver);
        writer.Write(_foreign);
        writer.Write(_reserving + 1);
    }

    public void Load(SnapshotReader reader, TaskPlaces places)
    {
        var (tasks, patterns) = (_rank.Length, _exclusions.Patterns.Length);
        for (var t = 0; t < tasks; t++)
        {
            if (!places.IsRunning(t)) continue;
            foreach (var use in _exclusions.UsesOf(t)) Take(use);
        }

        foreach (var pair in reader.ReadPairs(tasks, patterns, "a task that waits for a file")) Park(places.Wait(pair.Key), pair.Value);
        foreach (var pair in reader.ReadPairs(tasks, patterns, "a task woken for a file")) _wokenFor[pair.Key] = pair.Value;
        foreach (var pair in reader.ReadPairs(tasks, int.MaxValue, "a task passed over")) _passedOver[pair.Key] = pair.Value;
        foreach (var pair in reader.ReadPairs(patterns, tasks, "a file of another plan")) _foreign[pair.Key] = places.Pending(pair.Value);
        _reserving = reader.Read(tasks + 1, "a task that reserves files") - 1;
        if (_reserving >= 0) places.Pending(_reserving);
    }

    private void Take(Use use)
    {
        if (_writers[use.Pattern] + _readers[use.Pattern] == 0)
        {
            _places[use.Pattern] = _held.Count;
            _held.Add(use.Pattern);
        }

        (use.Writes ? _writers : _readers)[use.Pattern]++;
    }

    private void GiveBack(Use use)
    {
        (use.Writes ? _writers : _readers)[use.Pattern]--;
        if (_writers[use.Pattern] + _readers[use.Pattern] > 0) return;
        var last = _held[_held.Count - 1];
        _held[_places[use.Pattern]] = last;
        _places[last] = _places[use.Pattern];
        _held.RemoveAt(_held.Count - 1);
    }

    private void Park(int task, int pattern)
    {
        (_parked[pattern] ??= new IndexHeap()).Add(_rank[task]);
        _waiting[task] = pattern;
    }

    private void StopAsking(int task, int pattern)
    {
        if (pattern >= 0 && _foreign.TryGetValue(pattern, out var asking) && asking == task) _foreign.Remove(pattern);
    }

    /// <summary>
    /// A task that gave way to the one that reserves may have been the last that kept it waiting, or the last that kept what it
    /// waits for: nobody else would wake it.
    /// </summary>
    private void WakeReserving(int passing)
    {
        if (_reserving < 0 || _reserving == passing || !_waiting.TryGetValue(_reserving, out var pattern)) return;
        var blocking = BlockingPattern(_reserving);
        if (blocking < 0) Wake(_reserving, pattern);
        else if (blocking != pattern) Park(_reserving, blocking);
    }

    private void Wake(int task, int pattern)
    {
        _waiting.Remove(task);
        _wokenFor[task] = pattern;
        _woken.Enqueue(task);
    }

    private void WakeNext(int pattern)
    {
        if (_parked[pattern] is not { } parked) return;
        while (parked.Count > 0)
        {
            var task = _taskAt[parked.Take()];
            if (!_waiting.TryGetValue(task, out var waitsFor) || waitsFor != pattern) continue;
            Wake(task, pattern);
            return;
        }
    }

    /// <summary>A pattern because of which a task cannot start now, or -1.</summary>
    private int BlockingPattern(int task)
    {
        foreach (var use in _exclusions.UsesOf(task))
        {
            if (!_exclusions.IsContended[use.Pattern]) continue;
            if (_foreign.ContainsKey(use.Pattern)) return use.Pattern;
            var conflicts = _exclusions.ConflictsOf(use.Pattern);
            if (conflicts.Length > FewOverlaps)
            {
                if (BlockingAmongMany(task, use) is >= 0 and var first) return first;
                continue;
            }

            foreach (var pattern in conflicts)
            {
                if (IsInUse(pattern, use.Writes)) return pattern;
                if (_reserving >= 0 && _reserving != task && Reserves(pattern, use.Writes)) return pattern;
            }
        }

        return -1;
    }

    private bool IsInUse(int pattern, bool writes) => _writers[pattern] > 0 || (writes && _readers[pattern] > 0);

    /// <summary>The first of the patterns that block a use of one that overlaps many: the answer depends on what is in use alone, not on who came when.</summary>
    private int BlockingAmongMany(int task, Use use)
    {
        if (IsInUse(use.Pattern, use.Writes)) return use.Pattern;
        var overlaps = _overlaps[use.Pattern] ??= new HashSet<int>(_exclusions.ConflictsOf(use.Pattern));
        var first = int.MaxValue;
        foreach (var pattern in _held)
        {
            if (pattern < first && IsInUse(pattern, use.Writes) && overlaps.Contains(pattern)) first = pattern;
        }

        if (_reserving >= 0 && _reserving != task)
        {
            foreach (var reserved in _exclusions.UsesOf(_reserving))
            {
                if (reserved.Pattern < first && (use.Writes || reserved.Writes) && overlaps.Contains(reserved.Pattern)) first = reserved.Pattern;
            }
        }

        return first == int.MaxValue ? -1 : first;
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
