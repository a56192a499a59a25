namespace PlanRuntime;

/// <summary>A journal open for appending.</summary>
internal sealed class DirectorySession : IPlanStoreSession
{
    private readonly StateFiles _files;
    private readonly StateFile _journal;
    private readonly StateLock _lock;
    private readonly PlanSync _sync;
    private readonly BackgroundSync? _background;
    private readonly JournalLines _lines = new();
    private long _length;
    private bool _isBroken;
    private bool _isDisposed;

    private DirectorySession(StateFiles files, PlanSync sync, StateLock taken, StateFile journal, JournalContent content, PlanStateHolder? deadHolder)
    {
        (_files, _sync, _lock, _journal) = (files, sync, taken, journal);
        Records = content.Records;
        Recovery = new PlanStoreRecovery(content.TornBytes, deadHolder);
        _length = content.Length;
        _background = sync == PlanSync.Batch ? new BackgroundSync(journal) : null;
    }

    public IReadOnlyList<PlanRecord> Records { get; }

    public PlanStoreRecovery Recovery { get; }

    /// <summary>Cuts off what a killed process left unfinished, and begins a journal that has no first line yet.</summary>
    public static DirectorySession Open(StateFiles files, PlanSync sync, StateLock taken, string plan, JournalContent content, PlanStateHolder? deadHolder)
    {
        var journal = files.Open(DirectoryStore.JournalName);
        DirectorySession? session = null;
        try
        {
            if (content.TornBytes > 0) journal.SetLength(content.Length);
            session = new DirectorySession(files, sync, taken, journal, content, deadHolder);
            if (content.Length == 0)
            {
                session._lines.Add(new JournalHeader(JournalHeader.CurrentVersion, plan));
                session.Write();
            }

            return session;
        }
        catch
        {
            session?._lines.Dispose();
            journal.Dispose();
            throw;
        }
    }

    public void Append(IReadOnlyList<PlanRecord> records)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        try
        {
            foreach (var record in records) _lines.Add(record);
            Write();
        }
        catch (Exception fault) when (StateFaults.IsOfFiles(fault))
        {
            throw StateFaults.Inaccessible(_files.Folder, fault);
        }
    }

    public void Publish(ReadOnlySpan<byte> json)
    {
        try
        {
            _files.Replace(DirectoryStore.StatusName, json, sync: false);
        }
        catch (Exception fault) when (StateFaults.IsOfFiles(fault))
        {
            throw StateFaults.Inaccessible(_files.Folder, fault);
        }
    }

    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        try
        {
            _background?.Finish();
        }
        finally
        {
            _lines.Dispose();
            _journal.Dispose();
            _lock.Release();
        }
    }

    private void Write()
    {
        try
        {
            if (_isBroken) throw new IOException("An earlier record could be written only in part, and what was written could not be taken back.");
            _background?.ThrowIfFailed();
            _journal.Write(_lines.Written, _length);
        }
        catch
        {
            TakeBack();
            throw;
        }

        _length += _lines.Written.Length;
        _lines.Clear();
        if (_sync == PlanSync.EveryRecord) _journal.Sync();
        else _background?.Request();
    }

    /// <summary>A part of a line followed by other lines would be damage: the journal is cut back to its last whole line.</summary>
    private void TakeBack()
    {
        _lines.Clear();
        try
        {
            _journal.SetLength(_length);
        }
        catch (Exception fault) when (StateFaults.IsOfFiles(fault))
        {
            _isBroken = true;
        }
    }
}
