namespace PlanRuntime;

/// <summary>The records of a plan put together: the one place where a record gets its meaning.</summary>
internal sealed class Ledger
{
    private readonly Dictionary<string, TaskEntry> _tasks = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<RunEntry> _runs = [];
    private Dictionary<string, PlanRecordTask> _plan = new(StringComparer.OrdinalIgnoreCase);
    private HashSet<string>? _workless;
    private int _records;

    public static Ledger Of(IReadOnlyList<PlanRecord> records)
    {
        var ledger = new Ledger();
        foreach (var record in records) ledger.Apply(record);
        return ledger;
    }

    /// <summary>Gets the hash of the plan as last recorded; <see langword="null"/> if none was.</summary>
    public string? PlanHash { get; private set; }

    /// <summary>Gets the tasks of the plan as last recorded.</summary>
    public IReadOnlyCollection<PlanRecordTask> PlanTasks => _plan.Values;

    /// <summary>Gets the tasks of which anything was recorded, in the order of their first records.</summary>
    public IReadOnlyCollection<TaskEntry> Tasks => _tasks.Values;

    public IReadOnlyList<RunEntry> Runs => _runs;

    /// <summary>Gets the names of damaged files that were set aside.</summary>
    public List<string> SetAside { get; } = [];

    /// <summary>Makes a copy that later records do not change.</summary>
    public Ledger Copy()
    {
        var copy = new Ledger { PlanHash = PlanHash, _plan = _plan, _workless = _workless, _records = _records };
        foreach (var (id, task) in _tasks) copy._tasks.Add(id, task.Copy());
        foreach (var run in _runs) copy._runs.Add(run.Copy());
        copy.SetAside.AddRange(SetAside);
        return copy;
    }

    /// <summary>Whether the last run had no work for a parent beyond its parts.</summary>
    public bool IsWorkless(string id) => _workless?.Contains(id) == true;

    public TaskEntry? Find(string id) => _tasks.GetValueOrDefault(id);

    public PlanRecordTask? FindInPlan(string id) => _plan.GetValueOrDefault(id);

    public void Apply(PlanRecord record)
    {
        _records++;
        switch (record.Kind)
        {
            case PlanRecordKind.Plan:
                Replace(record);
                break;
            case PlanRecordKind.RunStarted:
                _runs.Add(new RunEntry(record.Run ?? "", record.At, record.Holder, record.Note));
                _workless = record.Tasks is { Count: > 0 } parents ? parents.Select(static p => p.Id).ToHashSet(StringComparer.OrdinalIgnoreCase) : null;
                break;
            case PlanRecordKind.RunEnded when _runs.Count > 0:
                (_runs[^1].EndedAt, _runs[^1].Status) = (record.At, record.Outcome);
                break;
            case PlanRecordKind.Reset:
                foreach (var task in _tasks.Values) Redo(task);
                break;
            case PlanRecordKind.Recovered:
                SetAside.Add(record.Note ?? "");
                break;
            default:
                if (record.Task is { } id) Apply(record, Entry(id));
                break;
        }
    }

    private void Apply(PlanRecord record, TaskEntry task)
    {
        switch (record.Kind)
        {
            case PlanRecordKind.TaskStarted:
                Start(record, task);
                break;
            case PlanRecordKind.AttemptFailed:
                (task.Status, task.IsFinal, task.Error) = (PlanTaskStatus.Failed, false, record.Error);
                task.FailedAttempts++;
                task.EndAttempt(record.At, record.Error);
                break;
            case PlanRecordKind.TaskEnded:
                End(record, task);
                break;
            case PlanRecordKind.TaskCompensated:
                if (record.Error is null) Redo(task);
                else task.Note = "Its compensation failed: " + record.Error;
                break;
            case PlanRecordKind.TaskMarked:
                Mark(record, task);
                break;
            case PlanRecordKind.TaskRetried:
                Redo(task);
                break;
        }
    }

    private void Start(PlanRecord record, TaskEntry task)
    {
        var hash = HashOf(task);
        if (task.Hash != hash || task.Status is not (PlanTaskStatus.Failed or PlanTaskStatus.Running or PlanTaskStatus.Canceled)) task.Clear();
        task.EndAttempt(task.EndedAt, task.Error);
        (task.Status, task.Hash, task.BeganWith, task.EndedAt, task.Duration, task.Error) = (PlanTaskStatus.Running, hash, _records, null, null, null);
        task.Attempts++;
        task.AttemptedAt = record.At;
        task.StartedAt = task.Attempts > 1 ? task.StartedAt ?? record.At : record.At;
    }

    private void End(PlanRecord record, TaskEntry task)
    {
        var hasFailed = task is { Status: PlanTaskStatus.Failed };
        (task.Status, task.Hash, task.EndedAt, task.Error, task.Result) = (record.Status ?? PlanTaskStatus.Completed, HashOf(task), record.At, record.Error, record.Result);
        task.Duration = record.Milliseconds is { } time ? TimeSpan.FromMilliseconds(time) : null;
        task.Note = record.Note;
        task.IsFinal = task.Status == PlanTaskStatus.Failed;
        if (task.IsFinal && !hasFailed) task.FailedAttempts++;
        if (task.Status == PlanTaskStatus.Completed) Complete(task);
    }

    private void Mark(PlanRecord record, TaskEntry task)
    {
        var status = record.Status ?? PlanTaskStatus.Pending;
        var began = task.Status == PlanTaskStatus.Running ? task.StartedAt : null;
        var attempts = task.Attempts;
        task.Clear();
        (task.Status, task.Hash, task.Note, task.Attempts) = (status, HashOf(task), record.Note, attempts);
        task.WasDone |= status is PlanTaskStatus.Completed or PlanTaskStatus.Skipped;
        if (status == PlanTaskStatus.Pending) task.Attempts = 0;
        if (status == PlanTaskStatus.Running) (task.StartedAt, task.BeganWith) = (record.At, _records);
        if (status is PlanTaskStatus.Running && attempts == 0) task.Attempts = 1;
        task.AttemptedAt = status == PlanTaskStatus.Running ? record.At : status == PlanTaskStatus.Pending ? null : began;
        if (status is PlanTaskStatus.Completed or PlanTaskStatus.Failed or PlanTaskStatus.Skipped)
        {
            (task.StartedAt, task.EndedAt, task.BeganWith) = (began, record.At, _records);
            if (began is { } start && record.At >= start) task.Duration = record.At - start;
        }

        if (status == PlanTaskStatus.Failed) (task.Error, task.IsFinal, task.FailedAttempts) = (record.Error ?? record.Note, true, int.MaxValue / 2);
    }

    private void Complete(TaskEntry task)
    {
        if (task.WorkHash == task.Hash) return;
        if (task.WasDone) task.WorkOf = _records;
        (task.WorkHash, task.WasDone) = (task.Hash, true);
    }

    /// <summary>The task runs anew: what it produces then is other work.</summary>
    private static void Redo(TaskEntry task)
    {
        task.Clear();
        task.WorkHash = null;
    }

    private void Replace(PlanRecord record)
    {
        PlanHash = record.Hash;
        _plan = new Dictionary<string, PlanRecordTask>(StringComparer.OrdinalIgnoreCase);
        foreach (var task in record.Tasks ?? []) _plan[task.Id] = task;
    }

    private TaskEntry Entry(string id)
    {
        if (!_tasks.TryGetValue(id, out var task)) _tasks.Add(id, task = new TaskEntry(id));
        return task;
    }

    private string? HashOf(TaskEntry task) => FindInPlan(task.Id)?.Hash;
}
