namespace PlanCore;

/// <summary>Tasks that wait for each other over hard and order edges.</summary>
internal static class WaitCycle
{
    /// <summary>The shortest circle through the first node in document order that lies on one: the nodes in the order in which each waits for the next; empty if there is none.</summary>
    /// <param name="plan">The constraints.</param>
    /// <param name="withGates">Whether circles through gates count.</param>
    public static List<int> Find(LoweredPlan plan, bool withGates)
    {
        var component = ComponentsOf(plan, withGates, out var sizes);
        for (var node = 0; node < plan.NodeCount; node++)
        {
            if (sizes[component[node]] > 1) return ShortestThrough(plan, node, component, withGates);
        }

        return [];
    }

    /// <summary>A breadth-first search forward from the node, back to itself inside its component; edges lead from what is waited for to who waits.</summary>
    private static List<int> ShortestThrough(LoweredPlan plan, int start, int[] component, bool withGates)
    {
        var before = new Dictionary<int, int>();
        var queue = new Queue<int>();
        queue.Enqueue(start);
        while (queue.Count > 0)
        {
            var node = queue.Dequeue();
            for (var e = plan.Offsets[node]; e < plan.Offsets[node + 1]; e++)
            {
                var target = plan.Edges[e] >> 1;
                if (component[target] != component[start] || before.ContainsKey(target) || !Counts(plan, target, withGates)) continue;
                before[target] = node;
                if (target != start)
                {
                    queue.Enqueue(target);
                    continue;
                }

                var cycle = new List<int> { start };
                for (var at = before[start]; at != start; at = before[at]) cycle.Add(at);
                return cycle;
            }
        }

        return [];
    }

    /// <summary>Strongly connected components (Tarjan's algorithm with a stack of its own, so that long chains do not overflow the thread's).</summary>
    private static int[] ComponentsOf(LoweredPlan plan, bool withGates, out List<int> sizes)
    {
        var count = plan.NodeCount;
        var (order, low, component, next) = (new int[count], new int[count], new int[count], new int[count]);
        for (var n = 0; n < count; n++) component[n] = -1;
        sizes = [];
        var open = new Stack<int>();
        var path = new Stack<int>();
        var clock = 0;
        for (var root = 0; root < count; root++)
        {
            if (order[root] != 0) continue;
            Enter(root);
            while (path.Count > 0)
            {
                var node = path.Peek();
                if (next[node] < plan.Offsets[node + 1])
                {
                    var target = plan.Edges[next[node]++] >> 1;
                    if (!Counts(plan, target, withGates)) continue;
                    if (order[target] == 0) Enter(target);
                    else if (component[target] < 0) low[node] = Math.Min(low[node], order[target]);
                    continue;
                }

                path.Pop();
                if (path.Count > 0) low[path.Peek()] = Math.Min(low[path.Peek()], low[node]);
                if (low[node] != order[node]) continue;
                var size = 0;
                int member;
                do
                {
                    member = open.Pop();
                    component[member] = sizes.Count;
                    size++;
                }
                while (member != node);
                sizes.Add(size);
            }
        }

        return component;

        void Enter(int node)
        {
            order[node] = low[node] = ++clock;
            next[node] = plan.Offsets[node];
            open.Push(node);
            path.Push(node);
        }
    }

    private static bool Counts(LoweredPlan plan, int node, bool withGates) => withGates || node < plan.TaskCount || !plan.Joins[node - plan.TaskCount].IsGate;
}
