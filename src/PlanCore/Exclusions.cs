namespace PlanCore;

/// <summary>Which declared files never have two tasks at once: write against write, and write against read.</summary>
internal sealed class Exclusions
{
    private readonly PlanTables _tables;
    private readonly int[] _starts;
    private readonly Use[] _uses;
    private readonly int[][] _conflicts;
    private readonly List<Use>[] _users;
    private readonly bool[] _hasWriter;
    private (int First, int Last)[]? _phases;

    private Exclusions(PlanTables tables, int[] starts, Use[] uses, FilePattern[] patterns, int[][] conflicts, List<Use>[] users, int beyond = -1)
    {
        Beyond = beyond;
        (_tables, _starts, _uses, Patterns, _conflicts, _users) = (tables, starts, uses, patterns, conflicts, users);
        IsContended = new bool[patterns.Length];
        _hasWriter = Array.ConvertAll(users, static list => list.Exists(static use => use.Writes));
        for (var p = 0; p < patterns.Length; p++)
        {
            foreach (var other in conflicts[p])
            {
                if (other != p || users[p].Count > 1) IsContended[p] = true;
            }
        }
    }

    /// <summary>The different files and globs of the plan.</summary>
    public FilePattern[] Patterns { get; }

    /// <summary>The pattern at which more pairs overlapped than were asked for, or -1; then conflicts are missing.</summary>
    public int Beyond { get; }

    /// <summary>For each pattern, whether two tasks could meet at it.</summary>
    public bool[] IsContended { get; }

    /// <summary>The patterns that a pattern meets, itself among them.</summary>
    public int[] ConflictsOf(int pattern) => _conflicts[pattern];

    /// <summary>Who declares a pattern, in document order.</summary>
    public IReadOnlyList<Use> UsersOf(int pattern) => _users[pattern];

    /// <summary>The files a task declares.</summary>
    public ArraySegment<Use> UsesOf(int task) => _starts.Length == 0 ? new ArraySegment<Use>([]) : new ArraySegment<Use>(_uses, _starts[task], _starts[task + 1] - _starts[task]);

    public bool DeclaresFiles(int task) => UsesOf(task).Count > 0;

    /// <summary>Whether another task of the phase, or of any if it is -1, declares an overlapping file, one of the two to write it.</summary>
    public bool HasConflict(int task, int phase)
    {
        foreach (var use in UsesOf(task))
        {
            if (!IsContended[use.Pattern]) continue;
            foreach (var pattern in _conflicts[use.Pattern])
            {
                if ((use.Writes || _hasWriter[pattern]) && HasConflict(task, use.Writes, _users[pattern], phase)) return true;
            }
        }

        return false;
    }

    /// <summary>The users of a pattern stand in document order, so those of a phase are found by halving.</summary>
    private bool HasConflict(int task, bool writes, List<Use> users, int phase)
    {
        var (first, last) = phase < 0 ? (0, int.MaxValue) : (_phases ??= PhasesOf(_tables))[phase];
        var low = 0;
        var high = users.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (users[middle].Task < first) low = middle + 1;
            else high = middle;
        }

        for (; low < users.Count && users[low].Task <= last; low++)
        {
            var other = users[low];
            if (other.Task != task && (phase < 0 || _tables.Tasks[other.Task].Phase == phase) && (writes || other.Writes)) return true;
        }

        return false;
    }

    private static (int First, int Last)[] PhasesOf(PlanTables tables)
    {
        var phases = new (int First, int Last)[tables.Phases.Length];
        for (var p = 0; p < phases.Length; p++) phases[p] = (int.MaxValue, -1);
        for (var t = 0; t < tables.Tasks.Length; t++)
        {
            ref var phase = ref phases[tables.Tasks[t].Phase];
            phase = (Math.Min(phase.First, t), t);
        }

        return phases;
    }

    /// <param name="tables">The plan.</param>
    /// <param name="most">The most overlapping pairs of patterns to look for.</param>
    public static Exclusions Of(PlanTables tables, int most = int.MaxValue)
    {
        if (tables.Files.Length == 0) return new Exclusions(tables, [], [], [], [], []);
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var patterns = new List<FilePattern>();
        var users = new List<List<Use>>();
        var starts = new int[tables.Tasks.Length + 1];
        foreach (var file in tables.Files) starts[file.Task + 1]++;
        for (var t = 0; t < tables.Tasks.Length; t++) starts[t + 1] += starts[t];
        var next = (int[])starts.Clone();
        var uses = new Use[tables.Files.Length];
        foreach (var file in tables.Files)
        {
            var pattern = FilePattern.Of(file.Path);
            if (!index.TryGetValue(pattern.Text, out var at))
            {
                index[pattern.Text] = at = patterns.Count;
                patterns.Add(pattern);
                users.Add([]);
            }

            var use = new Use(file.Task, at, file.Writes);
            uses[next[file.Task]++] = use;
            users[at].Add(use);
        }

        var all = patterns.ToArray();
        return new Exclusions(tables, starts, uses, all, FileOverlaps.Of(all, most, out var beyond), users.ToArray(), beyond);
    }
}

/// <summary>One task's use of a file pattern.</summary>
internal readonly struct Use(int task, int pattern, bool writes)
{
    public readonly int Task = task;
    public readonly int Pattern = pattern;
    public readonly bool Writes = writes;
}
