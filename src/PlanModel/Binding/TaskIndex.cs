namespace PlanModel;

/// <summary>Tasks by id, phases by id, and the hierarchy that follows from the ids.</summary>
internal sealed class TaskIndex
{
    private readonly Dictionary<string, int> _phases = new(StringComparer.OrdinalIgnoreCase);
    private Dictionary<string, List<int>>? _sections;
    private readonly Dictionary<string, int> _verifications = new(StringComparer.OrdinalIgnoreCase);

    // For each task, whether it is the first of its id.
    private readonly bool[] _isFirst;

    public TaskIndex(PlanDocument document)
    {
        Document = document;
        var count = document.Tasks.Count;
        Tasks = new Dictionary<string, int>(count, StringComparer.OrdinalIgnoreCase);
        _isFirst = new bool[count];
        // A heading that only repeats a number, as summaries do, does not take it from the phase with the tasks.
        HasTasks = new bool[document.Phases.Count];
        for (var t = 0; t < count; t++)
        {
            var task = document.Tasks[t];
            HasTasks[task.Phase] = true;
            if (Tasks.ContainsKey(task.Id)) continue;
            Tasks.Add(task.Id, t);
            _isFirst[t] = true;
        }

        foreach (var phase in document.Phases)
        {
            if (!_phases.TryGetValue(Normal(phase.Id), out var first) || (HasTasks[phase.Index] && !HasTasks[first])) _phases[Normal(phase.Id)] = phase.Index;
        }

        for (var v = 0; v < document.Verifications.Count; v++)
        {
            if (!_verifications.ContainsKey(document.Verifications[v].Id)) _verifications[document.Verifications[v].Id] = v;
        }

        Parents = FindParents(out var any);
        Roots = any ? FindRoots() : Own(count);
    }

    public PlanDocument Document { get; }

    /// <summary>The first task of each id.</summary>
    public Dictionary<string, int> Tasks { get; }

    /// <summary>For each phase, whether a task stands in it.</summary>
    public bool[] HasTasks { get; }

    /// <summary>The index of each task's parent, or -1.</summary>
    public int[] Parents { get; }

    /// <summary>The index of each task's topmost ancestor, which may be itself.</summary>
    public int[] Roots { get; }

    public bool TryGetPhase(string id, out int phase) => _phases.TryGetValue(Normal(id), out phase);

    public bool TryGetVerification(string id, out int verification) => _verifications.TryGetValue(id, out verification);

    /// <summary>The tasks of a section: those whose ids begin with an id that no task has (<c>1.1</c> for 1.1.1 and 1.1.2).</summary>
    /// <returns>An empty list if there are none.</returns>
    public IReadOnlyList<int> SectionOf(string id)
    {
        _sections ??= FindSections();
        return _sections.TryGetValue(id, out var tasks) ? tasks : [];
    }

    /// <summary>Whether an id names a task, a phase or a section.</summary>
    public bool Names(string id) => Tasks.ContainsKey(id) || TryGetPhase(id, out _) || SectionOf(id).Count > 0;

    public bool IsAncestor(int ancestor, int task)
    {
        if (Roots[ancestor] != Roots[task]) return false;
        for (var at = Parents[task]; at >= 0; at = Parents[at])
        {
            if (at == ancestor) return true;
        }

        return false;
    }

    /// <summary>Phase 01 is phase 1.</summary>
    private static string Normal(string id)
    {
        var zeros = 0;
        while (zeros < id.Length - 1 && id[zeros] == '0' && char.IsDigit(id[zeros + 1])) zeros++;
        return zeros == 0 ? id : id.Substring(zeros);
    }

    /// <summary>Looks up what stands before the dots of each id, from the last dot on; only so many levels as there are between ids of the plan.</summary>
    private int[] FindParents(out bool any)
    {
        // Beyond so many levels sorting costs less than looking up.
        const int deepest = 8;
        any = false;
        var parents = new int[_isFirst.Length];
        var (least, most) = (int.MaxValue, 0);
        for (var t = 0; t < parents.Length; t++)
        {
            var dots = 0;
            foreach (var c in Document.Tasks[t].Id) dots += c == '.' ? 1 : 0;
            (least, most) = (Math.Min(least, dots), Math.Max(most, dots));
            // Until its parent is found: how many of its ancestors may be there.
            parents[t] = _isFirst[t] ? dots : 0;
        }

        if (most - least > deepest) return SortedParents(out any);
        for (var t = 0; t < parents.Length; t++)
        {
            var id = Document.Tasks[t].Id;
            var levels = parents[t] - least;
            parents[t] = -1;
            for (var dot = id.Length - 1; levels > 0; levels--)
            {
                dot = id.LastIndexOf('.', dot) - 1;
                if (!Tasks.TryGetValue(id.Substring(0, dot + 1), out var parent)) continue;
                (parents[t], any) = (parent, true);
                break;
            }
        }

        return parents;
    }

    /// <summary>Sorts the ids so that each stands behind its ancestors; then a stack holds the ancestors of the current one. Linear in the ids' length but for the sort.</summary>
    private int[] SortedParents(out bool any)
    {
        any = false;
        var tasks = Document.Tasks;
        var parents = new int[tasks.Count];
        var dotted = new List<int>();
        for (var t = 0; t < parents.Length; t++)
        {
            parents[t] = -1;
            if (_isFirst[t]) dotted.Add(t);
        }

        dotted.Sort((a, b) => ComparePaths(tasks[a].Id, tasks[b].Id));
        var ancestors = new Stack<int>();
        foreach (var t in dotted)
        {
            while (ancestors.Count > 0 && !IsPrefix(tasks[ancestors.Peek()].Id, tasks[t].Id)) ancestors.Pop();
            if (ancestors.Count > 0) (parents[t], any) = (ancestors.Peek(), true);
            ancestors.Push(t);
        }

        return parents;
    }

    private static int[] Own(int count)
    {
        var own = new int[count];
        for (var t = 0; t < count; t++) own[t] = t;
        return own;
    }

    private Dictionary<string, List<int>> FindSections()
    {
        // Deeper sections than a person would name cost more than they are worth.
        const int deepest = 8;
        var sections = new Dictionary<string, List<int>>(StringComparer.OrdinalIgnoreCase);
        foreach (var task in Document.Tasks)
        {
            if (!_isFirst[task.Index]) continue;
            var depth = 0;
            for (var dot = task.Id.IndexOf('.'); dot > 0 && depth < deepest; dot = task.Id.IndexOf('.', dot + 1), depth++)
            {
                var prefix = task.Id.Substring(0, dot);
                if (depth == 0 || Tasks.ContainsKey(prefix)) continue;
                if (!sections.TryGetValue(prefix, out var tasks)) sections[prefix] = tasks = [];
                tasks.Add(task.Index);
            }
        }

        return sections;
    }

    private int[] FindRoots()
    {
        var roots = new int[Parents.Length];
        var known = new bool[Parents.Length];
        var path = new Stack<int>();
        for (var t = 0; t < roots.Length; t++)
        {
            var at = t;
            while (!known[at] && Parents[at] >= 0)
            {
                path.Push(at);
                at = Parents[at];
            }

            var root = known[at] ? roots[at] : at;
            (roots[at], known[at]) = (root, true);
            while (path.Count > 0)
            {
                at = path.Pop();
                (roots[at], known[at]) = (root, true);
            }
        }

        return roots;
    }

    /// <summary>Compares ids without case, with the dot before every other character.</summary>
    private static int ComparePaths(string a, string b)
    {
        var length = Math.Min(a.Length, b.Length);
        for (var i = 0; i < length; i++)
        {
            var (x, y) = (a[i] == '.' ? '\0' : char.ToUpperInvariant(a[i]), b[i] == '.' ? '\0' : char.ToUpperInvariant(b[i]));
            if (x != y) return x.CompareTo(y);
        }

        return a.Length.CompareTo(b.Length);
    }

    private static bool IsPrefix(string ancestor, string id) =>
        id.Length > ancestor.Length && id[ancestor.Length] == '.' && id.StartsWith(ancestor, StringComparison.OrdinalIgnoreCase);
}
