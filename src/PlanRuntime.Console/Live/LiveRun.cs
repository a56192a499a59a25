namespace PlanRuntime;

/// <summary>What is known of a run from its events: every event changes it in constant time.</summary>
internal sealed class LiveRun
{
    private readonly PlanTaskStatus[] _status;
    private readonly LiveTask?[] _running;
    private readonly int[] _counts = new int[7];
    private readonly LinkedList<LiveTask> _order = [];

    public LiveRun(PlanGraph plan, PlanStateSnapshot? before, DateTimeOffset startedAt)
    {
        (Plan, Before, StartedAt) = (plan, before, startedAt);
        _status = new PlanTaskStatus[plan.Tasks.Count];
        _running = new LiveTask?[plan.Tasks.Count];
        Taken = new TimeSpan?[plan.Tasks.Count];
        Phases = [.. plan.Phases.Select(phase => new LivePhase(phase))];
        foreach (var task in plan.Tasks) Phases[task.Phase.Index].Total++;
        _counts[(int)PlanTaskStatus.Pending] = plan.Tasks.Count;
        foreach (var task in plan.Tasks)
        {
            var earlier = before?.Tasks[task.Index].Status;
            if (earlier is PlanTaskStatus.Completed or PlanTaskStatus.Skipped) Set(task, earlier.Value);
            else if (task.IsDone) Set(task, PlanTaskStatus.Skipped);
        }
    }

    public PlanGraph Plan { get; }

    public PlanStateSnapshot? Before { get; }

    public DateTimeOffset StartedAt { get; }

    public IReadOnlyList<LivePhase> Phases { get; }

    /// <summary>How long tasks took that ended by running in this run.</summary>
    public TimeSpan?[] Taken { get; }

    /// <summary>The tasks that run, those that began first before the others.</summary>
    public IEnumerable<LiveTask> Running => _order;

    /// <summary>Changes whenever a task starts or ends.</summary>
    public int Version { get; private set; }

    /// <summary>The tasks that are complete or were skipped.</summary>
    public int Done => Count(PlanTaskStatus.Completed) + Count(PlanTaskStatus.Skipped);

    public int Count(PlanTaskStatus status) => _counts[(int)status];

    public PlanTaskStatus StatusOf(int task) => _status[task];

    public LiveTask? RunningAt(int task) => _running[task];

    public void Apply(PlanEvent value)
    {
        if (value.Phase is { } phase) Phases[phase.Index].IsOpen = true;
        if (value.Task is not { } task) return;
        switch (value.Kind)
        {
            case PlanEventKind.TaskStarted:
                Set(task, PlanTaskStatus.Running);
                Remove(task);
                var running = _running[task.Index] = new LiveTask(task, value.Attempt, value.At);
                running.Place = _order.AddLast(running);
                break;
            case PlanEventKind.TaskProgressed when _running[task.Index] is { } at:
                if (value.Progress > 0) at.Progress = value.Progress;
                if (!string.IsNullOrEmpty(value.Message)) at.Message = value.Message;
                break;
            case PlanEventKind.AttemptFailed:
                Remove(task);
                Set(task, PlanTaskStatus.Pending);
                break;
            case PlanEventKind.TaskCompleted or PlanEventKind.TaskFailed:
                if (value.Attempt > 0) Taken[task.Index] = value.Duration;
                Remove(task);
                Set(task, value.Kind == PlanEventKind.TaskCompleted ? PlanTaskStatus.Completed : PlanTaskStatus.Failed);
                break;
            case PlanEventKind.TaskCanceled:
                Remove(task);
                Set(task, PlanTaskStatus.Canceled);
                break;
            case PlanEventKind.TaskSkipped:
                Set(task, PlanTaskStatus.Skipped);
                break;
            case PlanEventKind.TaskBlocked:
                Set(task, PlanTaskStatus.Blocked);
                break;
        }
    }

    private void Remove(PlanTask task)
    {
        if (_running[task.Index] is not { } running) return;
        _order.Remove(running.Place!);
        _running[task.Index] = null;
    }

    private void Set(PlanTask task, PlanTaskStatus status)
    {
        ref var now = ref _status[task.Index];
        if (now == status) return;
        var phase = Phases[task.Phase.Index];
        _counts[(int)now]--;
        phase.Change(now, -1);
        now = status;
        _counts[(int)now]++;
        phase.Change(now, 1);
        Version++;
    }
}
