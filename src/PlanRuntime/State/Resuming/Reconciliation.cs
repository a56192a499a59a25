using PlanCore;

namespace PlanRuntime;

/// <summary>A plan beside what was recorded of it: where a run goes on from, and what was edited in between (execution contract, section 4).</summary>
internal sealed class Reconciliation
{
    private readonly PlanGraph _plan;
    private readonly Ledger _ledger;
    private readonly AttemptPipelines? _pipelines;
    private readonly PlanOptions _options;
    private readonly TaskState[] _states;
    private readonly EarlierTurn[] _turns;
    private readonly List<PlanTaskChange> _kept = [];
    private readonly List<PlanTaskChange> _changed = [];
    private readonly List<PlanTaskChange> _new = [];
    private readonly List<PlanTaskChange> _removed = [];
    private readonly bool[] _isChanged;

    private Reconciliation(PlanGraph plan, Ledger ledger, PlanOptions options)
    {
        (_plan, _ledger, _options) = (plan, ledger, options);
        _pipelines = AttemptPipelines.For(plan, options);
        var tasks = plan.Tasks.Count;
        (_states, _turns, _isChanged) = (new TaskState[tasks], new EarlierTurn[tasks], new bool[tasks]);
        (Entries, FailedAttempts) = (new TaskEntry?[tasks], new int[tasks]);
        Earlier = new EarlierRun(_states, _turns);
        for (var t = 0; t < tasks; t++) Add(t);
        AddRemoved();
        var stale = new StaleTasks(plan, Entries, _isChanged);
        foreach (var task in stale.Tasks)
        {
            if (options.RerunStale) _states[task.Task!.Index] = TaskState.Pending;
        }

        if (options.RerunStale) _kept.RemoveAll(k => _states[k.Task!.Index] == TaskState.Pending);
        Changes = new PlanChanges(_kept, _changed, _new, _removed, stale.Tasks);
    }

    public static Reconciliation Of(PlanGraph plan, Ledger ledger, PlanOptions options) => new(plan, ledger, options);

    public EarlierRun Earlier { get; }

    /// <summary>Gets what was recorded of each task; <see langword="null"/> where nothing counts any more.</summary>
    public TaskEntry?[] Entries { get; }

    /// <summary>Gets how many attempts of each pending task have failed already.</summary>
    public int[] FailedAttempts { get; }

    public PlanChanges Changes { get; }

    /// <summary>Whether the task is complete or skipped by what was recorded.</summary>
    public bool IsSatisfied(int task) => _states[task] is TaskState.Completed or TaskState.Skipped;

    private void Add(int t)
    {
        var task = _plan.TaskAt(t);
        var entry = _ledger.Find(task.Id);
        if (entry is null || entry.Status == PlanTaskStatus.Pending)
        {
            if (_ledger.PlanHash is not null && _ledger.FindInPlan(task.Id) is null) _new.Add(new PlanTaskChange(task.Id, task.Title, task, task.Line, PlanTaskStatus.Pending));
            Entries[t] = entry;
        }
        else if (entry.Hash != _plan.Content.Hashes[t])
        {
            _isChanged[t] = true;
            _changed.Add(new PlanTaskChange(task.Id, task.Title, task, task.Line, entry.Status) { FormerTitle = _ledger.FindInPlan(task.Id)?.Title });
        }
        else
        {
            Entries[t] = entry;
            Resume(task, entry);
        }
    }

    private void Resume(PlanTask task, TaskEntry entry)
    {
        var t = task.Index;
        switch (entry.Status)
        {
            case PlanTaskStatus.Completed or PlanTaskStatus.Skipped:
                _states[t] = entry.Status == PlanTaskStatus.Completed ? TaskState.Completed : TaskState.Skipped;
                _kept.Add(new PlanTaskChange(task.Id, task.Title, task, task.Line, entry.Status));
                break;
            case PlanTaskStatus.Canceled:
                FailedAttempts[t] = entry.FailedAttempts;
                break;
            case PlanTaskStatus.Running:
                (_turns[t], FailedAttempts[t]) = (EarlierTurn.Interrupted, entry.FailedAttempts);
                break;
            case PlanTaskStatus.Failed when task.IsDone:
                _states[t] = TaskState.Skipped;
                break;
            case PlanTaskStatus.Failed when !entry.IsFinal || entry.FailedAttempts < (_pipelines?.AttemptsOf(t) ?? 1):
                (_turns[t], FailedAttempts[t]) = (EarlierTurn.AttemptsLeft, entry.FailedAttempts);
                break;
            case PlanTaskStatus.Failed when !_options.RetryFailed:
                _states[t] = TaskState.Failed;
                break;
        }
    }

    private void AddRemoved()
    {
        foreach (var entry in _ledger.Tasks)
        {
            if (entry.Status != PlanTaskStatus.Pending && !_plan.TryGetTask(entry.Id, out _)) AddRemoved(entry.Id, entry.Status);
        }

        foreach (var task in _ledger.PlanTasks)
        {
            if (!_plan.TryGetTask(task.Id, out _) && _ledger.Find(task.Id) is null or { Status: PlanTaskStatus.Pending }) AddRemoved(task.Id, PlanTaskStatus.Pending);
        }
    }

    private void AddRemoved(string id, PlanTaskStatus status)
    {
        var former = _ledger.FindInPlan(id);
        _removed.Add(new PlanTaskChange(id, former?.Title ?? "", null, former is { Line: > 0 } ? former.Line : null, status));
    }
}
