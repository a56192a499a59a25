namespace PlanModel;

/// <summary>Tells what is certainly complete when a task starts, whatever pattern and options a run has.</summary>
internal sealed class TaskReach
{
    private readonly PlanOutline _plan;
    private readonly int[] _seenFor;
    private readonly List<int> _queue = [];
    private readonly Dictionary<int, List<int>> _direct = [];
    private int _task = -1;

    public TaskReach(PlanOutline plan)
    {
        _plan = plan;
        _seenFor = new int[Math.Max(0, plan.Reach.Offsets.Count - 1)];
        foreach (var edge in plan.Dependencies)
        {
            if (!_direct.TryGetValue(edge.Task, out var on)) _direct[edge.Task] = on = [];
            on.Add(edge.On);
        }
    }

    /// <summary>What the task, or a parent for it, declares to wait for.</summary>
    public IEnumerable<int> DirectOf(int task)
    {
        // A parent's chain is as deep as its id; a cyclic one cannot come from ids.
        for (var t = task; t >= 0; t = _plan.Tasks[t].Parent)
        {
            if (!_direct.TryGetValue(t, out var on)) continue;
            foreach (var other in on) yield return other;
        }
    }

    /// <summary>Whether a task waits, directly or over others, for the other's success.</summary>
    public bool DependsOn(int task, int other)
    {
        if (task == other) return false;
        if (_task != task) Walk(task);
        return _seenFor[other] == task + 1;
    }

    private void Walk(int task)
    {
        _task = task;
        _queue.Clear();
        Visit(task);
        for (var next = 0; next < _queue.Count; next++) Visit(_queue[next]);

        void Visit(int node)
        {
            for (var e = _plan.Reach.Offsets[node]; e < _plan.Reach.Offsets[node + 1]; e++)
            {
                var source = _plan.Reach.Sources[e];
                if (_seenFor[source] == task + 1) continue;
                _seenFor[source] = task + 1;
                _queue.Add(source);
            }
        }
    }
}
