namespace PlanCore;

/// <summary>Runs a plan in virtual time by the same state machine that runs it for real.</summary>
internal sealed class Simulation
{
    private Simulation(LoweredPlan plan, long[] starts, long[] ends, TaskState[] states, long? makespan)
    {
        (Plan, Starts, Ends, States, Makespan) = (plan, starts, ends, states, makespan);
    }

    public LoweredPlan Plan { get; }

    /// <summary>In milliseconds from the start of the run, -1 for tasks that did not start.</summary>
    public long[] Starts { get; }

    public long[] Ends { get; }

    public TaskState[] States { get; }

    /// <summary>The end of the last task in milliseconds; <see langword="null"/> if some task could neither run nor be blocked.</summary>
    public long? Makespan { get; }

    /// <param name="plan">The constraints.</param>
    /// <param name="limit">How many tasks run at once, at least one.</param>
    /// <param name="durations">The duration of each task in milliseconds; its weight if <see langword="null"/>.</param>
    /// <param name="fails">Whether a task fails; none if <see langword="null"/>.</param>
    /// <param name="ignoreMarks">Run tasks that are marked done, too.</param>
    /// <param name="maxPhases">How many phases have tasks running at once; as the plan says if <see langword="null"/>.</param>
    public static Simulation Run(LoweredPlan plan, int limit, Func<int, long>? durations = null, Func<int, bool>? fails = null, bool ignoreMarks = false, int? maxPhases = null)
    {
        var count = plan.TaskCount;
        var starts = new long[count];
        var ends = new long[count];
        for (var t = 0; t < count; t++) starts[t] = ends[t] = -1;
        var rerun = ignoreMarks ? new bool[count] : null;
        for (var t = 0; t < count && rerun is not null; t++) rerun[t] = true;
        var machine = new PlanMachine(plan, new MachineOptions { Rerun = rerun, MaxPhases = maxPhases ?? plan.Tables.Defaults.MaxPhases });
        var running = new EventQueue();
        long now = 0;
        while (true)
        {
            while (machine.Running < limit && machine.TryStart(out var task))
            {
                starts[task] = now;
                running.Add(now + Math.Max(0, durations?.Invoke(task) ?? plan.WeightOf(task)), task);
            }

            if (running.Count == 0) break;
            now = running.NextTime;

            // What ends at one instant ends together, before anything starts.
            while (running.Count > 0 && running.NextTime == now)
            {
                var task = running.Take();
                ends[task] = now;
                machine.End(task, fails?.Invoke(task) == true ? TaskState.Failed : TaskState.Completed);
            }
        }

        var states = new TaskState[count];
        for (var t = 0; t < count; t++) states[t] = machine.StateOf(t);
        return new Simulation(plan, starts, ends, states, machine.Unfinished == 0 ? now : null);
    }

    /// <summary>No schedule is shorter: max(critical path, work / limit), in milliseconds.</summary>
    public static long BoundOf(LoweredPlan plan, int limit)
    {
        long work = 0;
        for (var t = 0; t < plan.TaskCount; t++) work += plan.WeightOf(t);
        long chain = 0;
        foreach (var task in CriticalPath.Of(plan)) chain += plan.WeightOf(task);
        return Math.Max(chain, (work + limit - 1) / limit);
    }

    /// <summary>Running tasks by the time of their end, then in the order of their start.</summary>
    private sealed class EventQueue
    {
        private readonly List<(long Time, long Order, int Task)> _items = [];
        private long _order;

        public int Count => _items.Count;

        public long NextTime => _items[0].Time;

        public void Add(long time, int task)
        {
            var item = (time, _order++, task);
            _items.Add(item);
            var at = _items.Count - 1;
            for (; at > 0 && _items[(at - 1) / 2].CompareTo(item) > 0; at = (at - 1) / 2) _items[at] = _items[(at - 1) / 2];
            _items[at] = item;
        }

        public int Take()
        {
            var first = _items[0].Task;
            var item = _items[_items.Count - 1];
            _items.RemoveAt(_items.Count - 1);
            if (_items.Count == 0) return first;
            var at = 0;
            while (2 * at + 1 < _items.Count)
            {
                var child = 2 * at + 1;
                if (child + 1 < _items.Count && _items[child + 1].CompareTo(_items[child]) < 0) child++;
                if (_items[child].CompareTo(item) >= 0) break;
                _items[at] = _items[child];
                at = child;
            }

            _items[at] = item;
            return first;
        }
    }
}
