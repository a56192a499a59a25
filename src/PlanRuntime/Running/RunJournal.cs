using PlanCore;

namespace PlanRuntime;

/// <summary>
/// Writes a run into its store. What happens is noted under the lock of the run; nothing follows from it before it is
/// written, and what several threads noted meanwhile is written at once.
/// </summary>
internal sealed class RunJournal : RunObserver, IDisposable
{
    private const int LongestError = 4000;

    private readonly object _writing = new();
    private readonly PlanGraph _plan;
    private readonly PlanOptions _options;
    private readonly IPlanStoreSession _session;
    private readonly Ledger _ledger;
    private readonly StoredResults? _results;
    private readonly Func<PlanTask, bool> _handles;
    private readonly StatusPublisher _status;
    private List<Note> _notes = [];
    private List<Note> _written = [];
    private readonly object _noting = new();
    private PlanRun? _run;
    private long _noted;
    private long _kept;
    private Exception? _fault;
    private bool _isDisposed;

    public RunJournal(PlanGraph plan, PlanOptions options, PlanHandlers handlers, IPlanStoreSession session, Ledger ledger, StoredResults? results)
    {
        (_plan, _options, _session, _ledger, _results) = (plan, options, session, ledger, results);
        _handles = task => handlers.Handles(task.Index);
        _status = new StatusPublisher(options.State!.StatusClock, () => TryPublish());
    }

    public override Exception? Fault => Volatile.Read(ref _fault);

    public override bool IsBehind => Volatile.Read(ref _kept) < Volatile.Read(ref _noted) && Fault is null;

    public override void Began(PlanRun run) => _run = run;

    public override void Started(int task, int attempt, long now) => Add(new Note(PlanRecordKind.TaskStarted, task, attempt, TaskState.Running, now, 0, null));

    public override void Returned(int task) => _results?.Keep(task);

    public override void AttemptFailed(int task, int attempt, Exception error, long now) =>
        Add(new Note(PlanRecordKind.AttemptFailed, task, attempt, TaskState.Pending, now, 0, error));

    public override void Ended(int task, TaskState state, Exception? error, long now) =>
        Add(new Note(PlanRecordKind.TaskEnded, task, 0, state, now, _run!.DurationOf(task).TotalMilliseconds, error));

    public override void Compensated(int task, Exception? error) =>
        Write([new PlanRecord { Kind = PlanRecordKind.TaskCompensated, At = _options.TimeProvider.GetUtcNow(), Task = _plan.TaskAt(task).Id, Error = TextOf(error) }]);

    public override bool Keep()
    {
        var noted = Volatile.Read(ref _noted);
        if (Volatile.Read(ref _kept) >= noted) return Fault is null;
        lock (_writing)
        {
            if (_kept >= noted || _fault is not null) return _fault is null;
            WriteNotes();
        }

        if (_fault is null) _status.Change();
        else _run!.StopForFault();
        return _fault is null;
    }

    public override void End(PlanStatus status)
    {
        Keep();
        Write([new PlanRecord { Kind = PlanRecordKind.RunEnded, At = _options.TimeProvider.GetUtcNow(), Outcome = status }]);
        try
        {
            _status.Dispose();
            if (_fault is null && TryPublish() is { } fault) _fault = fault;
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Writes records that no lock of the run is needed for.</summary>
    public void Write(IReadOnlyList<PlanRecord> records)
    {
        lock (_writing)
        {
            if (_fault is null) Append(records);
        }

        _status.Change();
    }

    /// <summary>Derives the status from what was recorded, and publishes it; only its end is under the lock. A run does not end because of it: the journal is the truth.</summary>
    private PlanStateException? TryPublish()
    {
        Ledger ledger;
        lock (_writing) ledger = _ledger.Copy();
        var json = StatusJson.Of(PlanStateSnapshot.Of(_plan, ledger, _options, _handles));
        lock (_writing)
        {
            if (_fault is not null || _isDisposed) return null;
            try
            {
                _session.Publish(json.WrittenSpan);
                return null;
            }
            catch (PlanStateException fault)
            {
                return fault;
            }
        }
    }

    public void Dispose()
    {
        lock (_writing)
        {
            if (_isDisposed) return;
            _isDisposed = true;
            try
            {
                _session.Dispose();
            }
            catch (Exception fault) when (StateFaults.IsOfFiles(fault))
            {
                _fault ??= StateFaults.Inaccessible(_options.State!.Store.Location, fault);
            }
        }
    }

    private void Add(Note note)
    {
        lock (_noting)
        {
            _notes.Add(note);
            Volatile.Write(ref _noted, _noted + 1);
        }
    }

    private void WriteNotes()
    {
        lock (_noting) (_notes, _written) = (_written, _notes);
        var records = new PlanRecord[_written.Count];
        for (var i = 0; i < records.Length; i++) records[i] = RecordOf(_written[i]);
        _written.Clear();
        Append(records);
        Volatile.Write(ref _kept, _kept + records.Length);
    }

    private void Append(IReadOnlyList<PlanRecord> records)
    {
        try
        {
            _session.Append(records);
        }
        catch (PlanStateException fault)
        {
            Volatile.Write(ref _fault, fault);
            return;
        }

        foreach (var record in records) _ledger.Apply(record);
    }

    private PlanRecord RecordOf(in Note note) => new()
    {
        Kind = note.Kind,
        At = _run!.TimeOf(note.Now),
        Task = _plan.Tables.Tasks[note.Task].Id,
        Attempt = note.Attempt,
        Status = note.Kind == PlanRecordKind.TaskEnded ? (PlanTaskStatus)note.State : null,
        Milliseconds = note.Kind == PlanRecordKind.TaskEnded ? note.Milliseconds : null,
        Error = TextOf(note.Error),
        Result = note.Kind == PlanRecordKind.TaskEnded && note.State == TaskState.Completed ? _results?.Take(note.Task) : null,
    };

    private static string? TextOf(Exception? error) => error is null ? null : error.Message.Length <= LongestError ? error.Message : error.Message[..LongestError] + "…";

    private readonly record struct Note(PlanRecordKind Kind, int Task, int Attempt, TaskState State, long Now, double Milliseconds, Exception? Error);
}
