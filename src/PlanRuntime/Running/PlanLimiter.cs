using PlanCore;

namespace PlanRuntime;

/// <summary>Keeps tasks of several plans apart that declare the same files: runs in one process that share it never use a file at once, one of them to write it.</summary>
public sealed class PlanLimiter
{
    /// <summary>How often a task may find its files in use by another plan before it reserves them.</summary>
    private const int Patience = 8;

    private readonly object _lock = new();
    private readonly Dictionary<(PlanRun Run, int Task), Claim> _held = [];
    private readonly Dictionary<(PlanRun Run, int Task), int> _passedOver = [];
    private readonly HashSet<PlanRun> _waiting = [];
    private (PlanRun Run, int Task)? _reserving;
    private Claim? _reserved;

    /// <summary>Takes the files of a task, all at once or none.</summary>
    /// <returns>-1, or the file pattern that another plan keeps from the task.</returns>
    internal int TryAcquire(PlanRun run, int task, Exclusions exclusions)
    {
        var uses = exclusions.UsesOf(task);
        if (uses.Count == 0) return -1;
        var key = (run, task);
        var claim = new Claim(run, exclusions, uses);
        lock (_lock)
        {
            var blocking = BlockingPattern(key, claim);
            if (blocking < 0)
            {
                _held[key] = claim;
                _passedOver.Remove(key);
                if (_reserving == key) (_reserving, _reserved) = (null, null);
                return -1;
            }

            _passedOver.TryGetValue(key, out var times);
            _passedOver[key] = times + 1;
            if (times >= Patience && _reserving is null) (_reserving, _reserved) = (key, claim);
            _waiting.Add(run);
            return blocking;
        }
    }

    /// <summary>Gives the files of a task back; the runs that wait look again, on the pool, since each has a lock of its own.</summary>
    internal void Release(PlanRun run, int task)
    {
        lock (_lock)
        {
            if (_held.Remove((run, task))) Wake();
        }
    }

    /// <summary>A run has ended and waits for nothing any more.</summary>
    internal void Forget(PlanRun run)
    {
        lock (_lock)
        {
            _waiting.Remove(run);
            foreach (var key in _passedOver.Keys.Where(k => k.Run == run).ToArray()) _passedOver.Remove(key);
            if (_reserving?.Run != run) return;
            (_reserving, _reserved) = (null, null);
            Wake();
        }
    }

    private int BlockingPattern((PlanRun Run, int Task) key, Claim claim)
    {
        foreach (var held in _held.Values)
        {
            if (held.Run != key.Run && claim.PatternInConflict(held) is >= 0 and var pattern) return pattern;
        }

        return _reserved is not null && _reserving != key && _reserved.Run != key.Run ? claim.PatternInConflict(_reserved) : -1;
    }

    private void Wake()
    {
        foreach (var run in _waiting) ThreadPool.UnsafeQueueUserWorkItem(static r => r.Reconsider(), run, preferLocal: false);
        _waiting.Clear();
    }

    /// <summary>The files of a task; only tasks of different runs are compared, a run keeps its own apart.</summary>
    private sealed class Claim(PlanRun run, Exclusions exclusions, ArraySegment<Use> uses)
    {
        public PlanRun Run => run;

        /// <summary>The pattern of this claim that the other stands in the way of, or -1.</summary>
        public int PatternInConflict(Claim other)
        {
            foreach (var mine in uses)
            {
                foreach (var use in other.Uses)
                {
                    if ((mine.Writes || use.Writes) && exclusions.Patterns[mine.Pattern].Intersects(other.PatternOf(use))) return mine.Pattern;
                }
            }

            return -1;
        }

        private ArraySegment<Use> Uses => uses;

        private FilePattern PatternOf(Use use) => exclusions.Patterns[use.Pattern];
    }
}
