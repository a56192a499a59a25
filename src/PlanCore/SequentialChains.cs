namespace PlanCore;

/// <summary>Order edges of tasks that run one at a time.</summary>
internal static class SequentialChains
{
    public static void Add(ConstraintGraph graph, PlanShape shape, int[] entries)
    {
        var tasks = shape.Tables.Tasks;
        var member = new int[tasks.Length];
        for (var g = 0; g < shape.Tables.SequentialGroups.Length; g++)
        {
            var group = shape.Tables.SequentialGroups[g];
            foreach (var task in group) member[task] = g + 1;

            // Members follow each other below their nearest ancestor in the group: a parent never waits for its own descendants.
            var last = new Dictionary<int, int>();
            foreach (var task in group)
            {
                var above = tasks[task].Parent;
                while (above >= 0 && member[above] != g + 1) above = tasks[above].Parent;
                if (last.TryGetValue(above, out var before)) graph.AddOrder(before, entries[task], EdgeOrigin.Sequential);
                last[above] = task;
            }
        }
    }
}
