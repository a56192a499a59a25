namespace PlanRuntime;

/// <summary>The complete tasks whose work rests on work that is another since: something that they depend on changed, or completed as something else after they had begun.</summary>
internal sealed class StaleTasks
{
    private readonly TaskEntry?[] _entries;

    public StaleTasks(PlanGraph plan, TaskEntry?[] entries, bool[] isChanged)
    {
        _entries = entries;
        var dependents = DependentsOf(plan);
        var because = new int[plan.Tasks.Count];
        Array.Fill(because, -1);
        var reached = new Queue<int>();
        for (var t = 0; t < because.Length; t++)
        {
            // A renewed task makes stale what began before; what follows from there is decided by the first.
            if (isChanged[t] || entries[t] is { WorkOf: > 0 }) reached.Enqueue(t);
        }

        while (reached.TryDequeue(out var source))
        {
            foreach (var task in dependents[source])
            {
                if (because[task] >= 0 || !IsStale(task, source, isChanged, because)) continue;
                because[task] = because[source] >= 0 ? because[source] : source;
                reached.Enqueue(task);
            }
        }

        for (var t = 0; t < because.Length; t++)
        {
            if (because[t] < 0 || isChanged[t]) continue;
            var (task, changed) = (plan.TaskAt(t), plan.TaskAt(because[t]));
            Tasks.Add(new PlanTaskChange(task.Id, task.Title, task, changed.Line, PlanTaskStatus.Completed) { Because = changed });
        }
    }

    /// <summary>Gets them in document order.</summary>
    public List<PlanTaskChange> Tasks { get; } = [];

    private bool IsStale(int task, int source, bool[] isChanged, int[] because) =>
        _entries[task] is { Status: PlanTaskStatus.Completed } entry
        && (isChanged[source] || because[source] >= 0 || (_entries[source] is { } other && other.WorkOf > entry.BeganWith));

    private static List<int>[] DependentsOf(PlanGraph plan)
    {
        var dependents = new List<int>[plan.Tasks.Count];
        for (var t = 0; t < dependents.Length; t++) dependents[t] = [];
        foreach (var dependency in plan.Tables.Dependencies) dependents[dependency.On].Add(dependency.Task);
        return dependents;
    }
}
