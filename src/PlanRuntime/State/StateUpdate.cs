namespace PlanRuntime;

/// <summary>A change of the state by hand.</summary>
internal sealed class StateUpdate
{
    private readonly PlanRecordKind _kind;
    private readonly string[] _ids;
    private readonly PlanTaskStatus _status;
    private readonly string? _note;

    private StateUpdate(PlanRecordKind kind, string[] ids, PlanTaskStatus status = PlanTaskStatus.Pending, string? note = null) =>
        (_kind, _ids, _status, _note) = (kind, ids, status, note);

    public static StateUpdate Reset { get; } = new(PlanRecordKind.Reset, []);

    public static StateUpdate Skip(IEnumerable<string> ids, string? reason)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return new StateUpdate(PlanRecordKind.TaskMarked, ids.ToArray(), PlanTaskStatus.Skipped, reason);
    }

    public static StateUpdate Retry(IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return new StateUpdate(PlanRecordKind.TaskRetried, ids.ToArray());
    }

    public static StateUpdate Mark(string id, PlanTaskStatus status, string? note)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (status is PlanTaskStatus.Canceled or PlanTaskStatus.Blocked || !Enum.IsDefined(status))
        {
            throw new ArgumentOutOfRangeException(nameof(status), status, "A task is marked as pending, running, completed, failed or skipped; the rest follows from a run.");
        }

        return new StateUpdate(status == PlanTaskStatus.Pending ? PlanRecordKind.TaskRetried : PlanRecordKind.TaskMarked, [id], status, note);
    }

    /// <summary>Checks the tasks before the lock is taken.</summary>
    public void Check(PlanGraph plan)
    {
        foreach (var id in _ids)
        {
            var task = plan[id];
            if (task.IsDone && _kind == PlanRecordKind.TaskRetried) throw StateFaults.MarkedDone(task);
        }
    }

    public void AddTo(List<PlanRecord> records, PlanGraph plan, Ledger ledger, DateTimeOffset at)
    {
        if (_kind == PlanRecordKind.Reset)
        {
            records.Add(new PlanRecord { Kind = _kind, At = at });
            return;
        }

        IEnumerable<string> ids = _ids.Length > 0 || _kind != PlanRecordKind.TaskRetried
            ? _ids.Select(id => plan[id].Id)
            : plan.Tasks.Where(t => !t.IsDone && ledger.Find(t.Id)?.Status is PlanTaskStatus.Failed or PlanTaskStatus.Canceled).Select(static t => t.Id);
        foreach (var id in ids)
        {
            records.Add(_kind == PlanRecordKind.TaskRetried ? PlanRecords.Retried(id, at) : new PlanRecord { Kind = _kind, At = at, Task = id, Status = _status, Note = _note });
        }
    }
}
