namespace PlanTool.Graph.Svg;

/// <summary>Leaves out edges that a chain of others says already: a picture of them all is a picture of none.</summary>
internal static class ImpliedEdges
{
    /// <summary>Beyond this the ancestors of all tasks take too much memory, and a picture is no longer read line by line.</summary>
    private const int MostTasks = 3000;

    /// <summary>The edges that are needed, in their order; all of them where the graph has a cycle.</summary>
    /// <param name="tasks">The number of tasks.</param>
    /// <param name="edges">The edges.</param>
    /// <param name="isKept">Edges that are drawn in any case.</param>
    public static List<(int From, int To, EdgeKind Kind)> LeaveOut(int tasks, List<(int From, int To, EdgeKind Kind)> edges, Func<int, int, bool> isKept)
    {
        if (tasks > MostTasks || TopologicalOrder(tasks, edges) is not { } order) return edges;
        var place = new int[tasks];
        for (var i = 0; i < tasks; i++) place[order[i]] = i;
        var before = edges.ToLookup(edge => edge.To, edge => edge.From);
        var ancestors = new ulong[tasks][];
        var implied = new HashSet<(int, int)>();
        foreach (var task in order)
        {
            var known = ancestors[task] = new ulong[(tasks + 63) / 64];

            // The nearest come first: what one of them waits for is known when its own turn comes.
            foreach (var from in before[task].Distinct().OrderByDescending(from => place[from]))
            {
                if ((known[from / 64] >> (from % 64) & 1) != 0)
                {
                    implied.Add((from, task));
                    continue;
                }

                known[from / 64] |= 1UL << (from % 64);
                for (var word = 0; word < known.Length; word++) known[word] |= ancestors[from][word];
            }
        }

        return edges.FindAll(edge => !implied.Contains((edge.From, edge.To)) || isKept(edge.From, edge.To));
    }

    /// <summary>Kahn's algorithm; <see langword="null"/> for a graph with a cycle.</summary>
    private static List<int>? TopologicalOrder(int tasks, List<(int From, int To, EdgeKind Kind)> edges)
    {
        var waiting = new int[tasks];
        foreach (var (_, to, _) in edges) waiting[to]++;
        var after = edges.ToLookup(edge => edge.From, edge => edge.To);
        var order = Enumerable.Range(0, tasks).Where(task => waiting[task] == 0).ToList();
        for (var i = 0; i < order.Count; i++)
        {
            foreach (var to in after[order[i]])
            {
                if (--waiting[to] == 0) order.Add(to);
            }
        }

        return order.Count == tasks ? order : null;
    }
}
