namespace PlanModel;

/// <summary>Tasks by id, phases by id, and the hierarchy that follows from the ids.</summary>
internal sealed class TaskIndex
{
    private readonly Dictionary<string, int> _phases = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _verifications = new(StringComparer.OrdinalIgnoreCase);

    public TaskIndex(PlanDocument document)
    {
        Document = document;
        foreach (var task in document.Tasks)
        {
            if (!Tasks.ContainsKey(task.Id)) Tasks[task.Id] = task.Index;
        }

        foreach (var phase in document.Phases)
        {
            if (!_phases.ContainsKey(Normal(phase.Id))) _phases[Normal(phase.Id)] = phase.Index;
        }

        for (var v = 0; v < document.Verifications.Count; v++)
        {
            if (!_verifications.ContainsKey(document.Verifications[v].Id)) _verifications[document.Verifications[v].Id] = v;
        }

        Parents = FindParents(document.Tasks);
        Roots = FindRoots();
    }

    public PlanDocument Document { get; }

    /// <summary>The first task of each id.</summary>
    public Dictionary<string, int> Tasks { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The index of each task's parent, or -1.</summary>
    public int[] Parents { get; }

    /// <summary>The index of each task's topmost ancestor, which may be itself.</summary>
    public int[] Roots { get; }

    public bool TryGetPhase(string id, out int phase) => _phases.TryGetValue(Normal(id), out phase);

    public bool TryGetVerification(string id, out int verification) => _verifications.TryGetValue(id, out verification);

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

    /// <summary>Sorts the ids so that each stands behind its ancestors; then a stack holds the ancestors of the current one. Linear in the ids' length but for the sort.</summary>
    private int[] FindParents(IReadOnlyList<TaskDeclaration> tasks)
    {
        var parents = new int[tasks.Count];
        var dotted = new List<int>();
        for (var t = 0; t < parents.Length; t++)
        {
            parents[t] = -1;
            if (Tasks[tasks[t].Id] == t) dotted.Add(t);
        }

        dotted.Sort((a, b) => ComparePaths(tasks[a].Id, tasks[b].Id));
        var ancestors = new Stack<int>();
        foreach (var t in dotted)
        {
            while (ancestors.Count > 0 && !IsPrefix(tasks[ancestors.Peek()].Id, tasks[t].Id)) ancestors.Pop();
            if (ancestors.Count > 0) parents[t] = ancestors.Peek();
            ancestors.Push(t);
        }

        return parents;
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
