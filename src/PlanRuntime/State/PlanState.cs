namespace PlanRuntime;

/// <summary>Where the state of a plan is kept, so that a run can go on where another ended, and what is done can be read and changed without a run.</summary>
public sealed class PlanState
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private const int TriesWhileRunning = 8;

    private PlanState(IPlanStore store) => Store = store;

    /// <summary>Tells which parents have a handler of their own; <see langword="null"/> for those that had one in the last run.</summary>
    private Func<PlanTask, bool>? _handles;

    /// <summary>Gets the store.</summary>
    public IPlanStore Store { get; }

    /// <summary>Keeps the state of one plan in a folder: a journal, and <c>status.json</c> derived from it.</summary>
    /// <param name="path">The folder; made when it is first needed.</param>
    /// <param name="sync">When records are forced onto the disk; in the background by default.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static PlanState Directory(string path, PlanSync sync = PlanSync.Batch)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new PlanState(new DirectoryStore(new DiskFiles(Path.GetFullPath(path)), sync));
    }

    /// <summary>Keeps the state of a plan in the folder of its name below another, as <c>dotnet plan</c> does in <c>.plan</c>.</summary>
    /// <param name="planName">The name of the plan.</param>
    /// <param name="root">The folder above, as in <c>.plan</c>.</param>
    /// <param name="sync">When records are forced onto the disk; in the background by default.</param>
    /// <exception cref="PlanStateException">The name is no name of a folder: it has separators, is <c>..</c>, or the like.</exception>
    public static PlanState DirectoryFor(string planName, string root, PlanSync sync = PlanSync.Batch)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        ArgumentNullException.ThrowIfNull(planName);
        if (!FolderNames.IsSafe(planName)) throw StateFaults.UnsafeName(planName);
        return Directory(Path.Combine(root, planName), sync);
    }

    /// <summary>Keeps the state of plans in a store of your own.</summary>
    /// <param name="store">The store.</param>
    public static PlanState In(IPlanStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new PlanState(store);
    }

    /// <summary>The same state, of a plan whose parents are known to have handlers of their own or not, before a run has recorded it.</summary>
    /// <param name="handles">Tells which parents have a handler of their own and so run themselves; the others are complete once their parts are.</param>
    public PlanState WithHandlers(Func<PlanTask, bool> handles)
    {
        ArgumentNullException.ThrowIfNull(handles);
        return new PlanState(Store) { StatusClock = StatusClock, _handles = handles };
    }

    /// <summary>Reads the state of a plan without running it; a run may go on meanwhile.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="options">The options of its runs, on which it depends what is ready; those of the plan if <see langword="null"/>.</param>
    /// <param name="handles">Tells which parents have a handler of their own and so run themselves; by default as <see cref="WithHandlers"/> said, else as in the last run, else all.</param>
    /// <exception cref="PlanStateException">The state cannot be used.</exception>
    public PlanStateSnapshot Load(PlanGraph plan, PlanOptions? options = null, Func<PlanTask, bool>? handles = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var holder = Store.HolderOf(plan.Name);
        return PlanStateSnapshot.Of(plan, Ledger.Of(Store.Read(plan.Name)), options ?? new PlanOptions(), handles ?? _handles, holder);
    }

    /// <summary>Skips tasks: they count as complete without having run.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="ids">The tasks.</param>
    /// <param name="reason">Why; kept with them.</param>
    /// <param name="cancellationToken">Gives up waiting for other updates.</param>
    /// <exception cref="KeyNotFoundException">The plan has no such task.</exception>
    /// <exception cref="PlanStateException">A run has the state, or it cannot be used.</exception>
    public Task SkipAsync(PlanGraph plan, IEnumerable<string> ids, string? reason = null, CancellationToken cancellationToken = default) =>
        UpdateAsync(plan, StateUpdate.Skip(ids, reason), cancellationToken);

    /// <summary>Lets tasks run anew, with all their attempts, whatever became of them.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="ids">The tasks; all that failed or were cancelled if there are none.</param>
    /// <param name="cancellationToken">Gives up waiting for other updates.</param>
    /// <exception cref="KeyNotFoundException">The plan has no such task.</exception>
    /// <exception cref="PlanStateException">A task is marked as done in the plan, a run has the state, or it cannot be used.</exception>
    public Task RetryAsync(PlanGraph plan, IEnumerable<string> ids, CancellationToken cancellationToken = default) =>
        UpdateAsync(plan, StateUpdate.Retry(ids), cancellationToken);

    /// <summary>Says what the state of a task is, when its work is done elsewhere.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="id">The task.</param>
    /// <param name="status">Pending, running, completed, failed or skipped.</param>
    /// <param name="note">What there is to say of it; of a failed task, why.</param>
    /// <param name="cancellationToken">Gives up waiting for other updates.</param>
    /// <exception cref="ArgumentOutOfRangeException">The state cannot be set by hand.</exception>
    /// <exception cref="KeyNotFoundException">The plan has no such task.</exception>
    /// <exception cref="PlanStateException">A run has the state, or it cannot be used.</exception>
    public Task MarkAsync(PlanGraph plan, string id, PlanTaskStatus status, string? note = null, CancellationToken cancellationToken = default) =>
        UpdateAsync(plan, StateUpdate.Mark(id, status, note), cancellationToken);

    /// <summary>Lets the whole plan run anew; what was recorded stays in the journal.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Gives up waiting for other updates.</param>
    /// <exception cref="PlanStateException">A run has the state, or it cannot be used.</exception>
    public Task ResetAsync(PlanGraph plan, CancellationToken cancellationToken = default) => UpdateAsync(plan, StateUpdate.Reset, cancellationToken);

    /// <summary>Gets the clock by which the status is published; never that of a run, which a test may stop.</summary>
    internal TimeProvider StatusClock { get; init; } = TimeProvider.System;

    /// <summary>Keeps the state in files between which and the disk tests put faults.</summary>
    internal static PlanState InFiles(StateFiles files, PlanSync sync, TimeProvider statusClock) => new(new DirectoryStore(files, sync)) { StatusClock = statusClock };

    /// <summary>Takes the lock: waits for updates, which take a moment, and refuses beside a run.</summary>
    internal async Task<IPlanStoreSession> OpenAsync(string plan, PlanStatePurpose purpose, TimeProvider clock, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Store.TryOpen(plan, PlanStateHolder.Current(purpose, clock), out var session, out var other)) return session;

            // A reader that asks who has the lock has it for an instant, and finds the name of a dead holder there.
            if (other?.Purpose == PlanStatePurpose.Run && attempt >= TriesWhileRunning) throw StateFaults.InUse(Store.Location, plan, other);
            if (TimeProvider.System.GetElapsedTime(began) > LongestWait) throw StateFaults.InUse(Store.Location, plan, other);
            await Task.Delay(Random.Shared.Next(1, Math.Min(4 * attempt, 40)), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task UpdateAsync(PlanGraph plan, StateUpdate update, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        update.Check(plan);
        using var session = await OpenAsync(plan.Name, PlanStatePurpose.Update, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        var ledger = Ledger.Of(session.Records);
        var records = new List<PlanRecord>();
        PlanRecords.AddPlan(records, plan, ledger, TimeProvider.System.GetUtcNow());
        update.AddTo(records, plan, ledger, TimeProvider.System.GetUtcNow());
        if (records.Count == 0) return;
        session.Append(records);
        foreach (var record in records) ledger.Apply(record);
        session.Publish(StatusJson.Of(PlanStateSnapshot.Of(plan, ledger, new PlanOptions(), _handles)).WrittenSpan);
    }
}
