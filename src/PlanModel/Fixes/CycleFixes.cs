using PlanCore;

namespace PlanModel;

/// <summary>Breaks a cycle by removing dependencies: the one that breaks all cycles of its tasks, else all that point forward.</summary>
internal static class CycleFixes
{
    /// <summary>More dependencies than this nobody removes unseen.</summary>
    private const int MostRemoved = 50;

    /// <summary>So many dependencies of a cycle are looked at, those that point forward in the document first: most plans have them by mistake.</summary>
    private const int MostTried = 8;

    /// <summary>The dependencies of a cycle in the order in which it is sensible to remove them.</summary>
    public static List<Wait> Removable(List<Wait> waits) =>
        waits.Where(static w => w.IsReference).OrderByDescending(static w => w.On > w.Task).Take(MostTried).ToList();

    /// <summary>The one dependency whose removal leaves no cycle among the tasks of a component, where any other may leave one.</summary>
    /// <returns><see langword="null"/> if the component is the cycle and nothing else, so that each will do, or if none will.</returns>
    public static Wait? Cheapest(LoweredPlan plan, List<int> component, List<Wait> waits)
    {
        var nodes = new HashSet<int>(component);
        var edges = component.Sum(n => TargetsOf(plan, n).Count(nodes.Contains));
        return edges <= component.Count ? null : Removable(waits).Find(w => !IsCyclicWithout(plan, component, nodes, w.Edge));
    }

    /// <summary>The dependencies on later tasks, by the task that waits.</summary>
    public static ILookup<int, BoundDependency> Forward(BoundPlan plan) =>
        plan.Dependencies.Where(static d => d.On > d.Task).ToLookup(static d => d.Task);

    /// <summary>The fixes, the cheapest first.</summary>
    /// <param name="context">The plan.</param>
    /// <param name="component">The tasks and joins that the cycle belongs to.</param>
    /// <param name="waits">The cycle.</param>
    /// <param name="cheapest">What <see cref="Cheapest"/> told.</param>
    /// <param name="forward">What <see cref="Forward"/> told, once for all components: a plan may have as many as tasks.</param>
    public static List<PlanFix> For(RuleContext context, List<int> component, List<Wait> waits, Wait? cheapest, ILookup<int, BoundDependency> forward)
    {
        var tasks = context.Document.Tasks;
        var fixes = new List<PlanFix>();
        foreach (var wait in Removable(waits).OrderByDescending(w => ReferenceEquals(w, cheapest)))
        {
            // A range or phase goes as a whole, and the title says so.
            var text = context.Document.TextOf(wait.Place);
            var isOne = context.Plan.TryGetTask(text, out var named) && (named.Index == wait.On || named.Index == wait.Task);
            var title = isOne ? $"Remove the dependency of '{Words.Shown(tasks[wait.Task].Id)}' on '{Words.Shown(tasks[wait.On].Id)}'" : $"Remove '{Words.Shown(text)}' at '{Words.Shown(tasks[wait.Holder].Id)}'";
            if (DependencyRemoval.For(context.Document, tasks[wait.Holder], wait.Place, title) is { } fix) fixes.Add(fix);
        }

        if (cheapest is null && RemoveForward(context, component, forward) is { } all) fixes.Add(all);
        return fixes;
    }

    /// <summary>What is left points backward in the document, so that it cannot be a cycle.</summary>
    private static PlanFix? RemoveForward(RuleContext context, List<int> component, ILookup<int, BoundDependency> forward)
    {
        var members = new HashSet<int>(component);
        var edits = new DisjointEdits();
        var places = new HashSet<TextSpan>();
        foreach (var dependency in component.SelectMany(task => forward[task]))
        {
            if (!members.Contains(dependency.On) || !places.Add(dependency.Reference.Span)) continue;
            var holder = context.Document.Tasks[dependency.IsReversed ? dependency.On : dependency.Task];
            if (places.Count > MostRemoved || DependencyRemoval.EditFor(context.Document, holder, dependency.Reference.Span) is not { } edit || !edits.TryAdd([edit])) return null;
        }

        return places.Count < 2 ? null : new PlanFix($"Remove the {places.Count} dependencies on later tasks", edits.InOrder.ToList());
    }

    /// <summary>Kahn's algorithm among some nodes, with one edge left out.</summary>
    private static bool IsCyclicWithout(LoweredPlan plan, List<int> component, HashSet<int> nodes, (int Source, int Target) without)
    {
        var waiting = component.ToDictionary(static n => n, static _ => 0);
        foreach (var node in component)
        {
            foreach (var target in TargetsOf(plan, node))
            {
                if (nodes.Contains(target) && (node, target) != without) waiting[target]++;
            }
        }

        var free = new Queue<int>(component.Where(n => waiting[n] == 0));
        var left = component.Count;
        for (; free.Count > 0; left--)
        {
            var node = free.Dequeue();
            foreach (var target in TargetsOf(plan, node))
            {
                if (nodes.Contains(target) && (node, target) != without && --waiting[target] == 0) free.Enqueue(target);
            }
        }

        return left > 0;
    }

    private static IEnumerable<int> TargetsOf(LoweredPlan plan, int node)
    {
        for (var e = plan.Offsets[node]; e < plan.Offsets[node + 1]; e++) yield return plan.Edges[e] >> 1;
    }
}
