using PlanCore;

namespace PlanRuntime;

/// <summary>
/// The critical path of a run that has been: from the task that ended last back over what each waited for longest. A join
/// stands for the last of its sources that ended before the task behind it started; those after it were not needed.
/// </summary>
internal static class PathTaken
{
    public static List<int> Of(LoweredPlan plan, ITaskTimes record)
    {
        var path = new List<int>();
        var last = -1;
        for (var t = 0; t < plan.TaskCount; t++)
        {
            if (record.HasTimes(t) && (last < 0 || record.EndOf(t) > record.EndOf(last))) last = t;
        }

        if (last < 0) return path;
        var sources = new SourceEdges(plan, withOrder: true);

        // Joins seen on the way: each is looked through once for a task, so a wide gate costs its sources once a step.
        var seen = new HashSet<int>();
        var joins = new Stack<int>();
        for (var task = last; task >= 0;)
        {
            path.Add(task);
            var before = -1;
            seen.Clear();
            joins.Push(task);
            while (joins.Count > 0)
            {
                foreach (var source in sources.Of(joins.Pop()))
                {
                    if (!plan.IsTask(source))
                    {
                        if (seen.Add(source)) joins.Push(source);
                    }
                    else if (record.HasTimes(source) && record.EndOf(source) <= record.StartOf(task) && (before < 0 || record.EndOf(source) > record.EndOf(before)))
                    {
                        before = source;
                    }
                }
            }

            task = before;
        }

        path.Reverse();
        return path;
    }
}
