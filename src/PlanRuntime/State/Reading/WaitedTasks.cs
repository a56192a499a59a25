using PlanCore;

namespace PlanRuntime;

/// <summary>What a pending task waits for: the tasks behind its edges that have not ended, those behind gates too.</summary>
internal static class WaitedTasks
{
    private const int Kept = 16;

    public static List<int> Of(LoweredPlan plan, SourceEdges sources, TaskState[] states, int task)
    {
        var waited = new SortedSet<int>();
        var seen = new HashSet<int>();
        var joins = new Queue<int>();
        joins.Enqueue(task);
        while (waited.Count < Kept && joins.TryDequeue(out var node))
        {
            foreach (var source in sources.Of(node))
            {
                if (states[source] is TaskState.Completed or TaskState.Skipped or TaskState.Failed or TaskState.Canceled || !seen.Add(source)) continue;
                if (!plan.IsTask(source)) joins.Enqueue(source);
                else if (waited.Add(source) && waited.Count == Kept) break;
            }
        }

        return [.. waited];
    }
}
