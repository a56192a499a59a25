namespace PlanCore;

/// <summary>What a run in which everything succeeds reaches, whatever the marks and the limit.</summary>
internal static class FixedPoint
{
    /// <summary>The tasks that never start, ascending: those in a circle of waiting and those behind one.</summary>
    public static List<int> StuckTasks(LoweredPlan plan)
    {
        var waiting = (int[])plan.InDegree.Clone();
        for (var j = 0; j < plan.Need.Length; j++) waiting[plan.TaskCount + j] = plan.Need[j];
        var reached = new int[plan.NodeCount];
        var count = 0;
        for (var n = 0; n < waiting.Length; n++)
        {
            if (waiting[n] == 0) reached[count++] = n;
        }

        for (var i = 0; i < count; i++)
        {
            for (var e = plan.Offsets[reached[i]]; e < plan.Offsets[reached[i] + 1]; e++)
            {
                var target = plan.Edges[e] >> 1;
                if (--waiting[target] == 0) reached[count++] = target;
            }
        }

        var stuck = new List<int>();
        if (count == plan.NodeCount) return stuck;
        for (var t = 0; t < plan.TaskCount; t++)
        {
            if (waiting[t] > 0) stuck.Add(t);
        }

        return stuck;
    }
}
