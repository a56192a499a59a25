using System.Diagnostics.CodeAnalysis;
using PlanCore;

namespace PlanRuntime;

/// <summary>
/// The embedded host: drives the state machine with handlers on the thread pool. Every decision is made under one short
/// lock; a thread whose handler has ended takes the next task in the same critical section, and at most one further thread
/// is being woken. Fields are written only when they change, since each write takes their cache line from the other threads.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The source has no timer, and handlers may use its token after the run.")]
internal sealed partial class PlanRun : IThreadPoolWorkItem
{
    /// <summary>How often a woken thread looks whether others work before it decides; a few microseconds.</summary>
    private const int FirstLooks = 10;

    /// <summary>How often at most: each time that it was not needed it looks twice as long, as long as tasks end all the while.</summary>
    private const int MostLooks = 160;

    /// <summary>More tasks a look than this leave nothing for a second thread.</summary>
    private const double Busy = 2.4;

    /// <summary>The same where handlers yield: two threads cost the pool more then, too.</summary>
    private const double BusyYielding = 0.7;

    /// <summary>After so many tasks that ended at once a thread asks whether it is in another's way.</summary>
    private const int Watch = 128;

    /// <summary>The time of a task below which two threads are in each other's way: what they do for it then is mostly to wait for each other.</summary>
    private readonly long _short;

    private readonly RunLock _lock = new();
    private readonly LoweredPlan _plan;
    private readonly PlanMachine _machine;
    private readonly PlanHandlers _handlers;
    private readonly PlanOptions _options;
    private readonly int _limit;
    private readonly RunRecord _record;
    private readonly Crowd _crowd;
    private readonly EventFeed? _feed;
    private readonly RunObserver? _observer;
    private readonly RunStart? _start;
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private readonly TaskCompletionSource<PlanResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _cancellation = new();
    private readonly CancellationToken _token;
    private Slot? _idle;
    private bool _isWaking;

    /// <summary>How often the thread that is being woken looks whether others work.</summary>
    private int _looks = FirstLooks;

    /// <summary>The threads that run tasks.</summary>
    private int _working;
    private bool _isOver;

    /// <summary>The task whose end is being carried through the machine.</summary>
    private int _ending = -1;

    public PlanRun(PlanGraph graph, LoweredPlan plan, PlanHandlers handlers, PlanOptions options, bool[]? skip, bool[]? rerun, RunStart? start = null)
    {
        (Graph, _plan, _handlers, _options) = (graph, plan, handlers, options);
        _limit = options.MaxParallelism ?? plan.Tables.Defaults.MaxParallelism ?? LoweringOptions.DefaultLimit;
        _token = _cancellation.Token;
        _start = start;
        _observer = RunObservers.Of(graph, options, plan, start);
        _pipelines = AttemptPipelines.For(graph, options, start?.Earlier.FailedAttempts);
        _retried = _pipelines is null ? null : new RetriedTask?[plan.TaskCount];
        var workless = WorklessOf(handlers);
        _machine = new PlanMachine(plan, new MachineOptions
        {
            Rerun = rerun,
            Earlier = start?.Earlier.Earlier,
            Skip = skip,
            Workless = workless,
            MaxPhases = options.MaxPhases ?? plan.Tables.Defaults.MaxPhases,
            BlocksUnverified = options.OnVerifyFailure != VerifyFailure.Continue,
            Admit = options.Limiter is { } limiter ? task => limiter.TryAcquire(this, task, plan.Exclusions) : null,
        });
        _record = new RunRecord(options.TimeProvider, plan.TaskCount, _machine.States, options.RecordTimes || _observer is not null);
        _crowd = new Crowd(_machine.Unfinished, _record.ReadNow(), options.TimeProvider.TimestampFrequency);
        _completions = MayRollBack ? [] : null;
        _machine.OnJoined = OnJoined;
        _restClock = options.TimeProvider as RestClock;
        _short = options.TimeProvider.TimestampFrequency / 2_000_000;
        _isQuiet = _machine.IsPlain && _pipelines is null && _observer is null && _completions is null && _restClock is null && options.Progress is null;
        _observer?.Began(this);
        if (options.Progress is { } observer)
        {
            _feed = new EventFeed(observer, _lock) { OnLast = Complete, OnBefore = _observer is null ? null : _observer.Keep };
            Observe();
        }

        RecordJoined(workless);
    }

    public PlanGraph Graph { get; }

    /// <summary>Begins the run.</summary>
    public Task<PlanResult> Start(CancellationToken cancellationToken)
    {
        _outerToken = cancellationToken;
        _isWaking = true;
        _restClock?.Attach(this);
        _registration = cancellationToken.UnsafeRegister(static run => ((PlanRun)run!).Cancel(), this);
        Wake();
        return _completion.Task;
    }

    /// <summary>A thread of the pool comes to work.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        if (!IsWorthwhile())
        {
            Wake();
            return;
        }

        s_isInside = true;
        Work();
        s_isInside = false;
    }

    /// <summary>Runs tasks for as long as there are any that may start.</summary>
    private void Work()
    {
        var isNew = true;
        var ended = -1;
        var (state, error) = (TaskState.Pending, (Exception?)null);
        Slot? slot = null;
        LockReservation? alone = null;
        var inARow = 0;
        long watched = 0;
        var isInTheWay = false;
        while (true)
        {
            var task = -1;
            bool shallWake;
            var isLast = false;
            var now = _record.Read();
            using (_lock.Enter(alone))
            {
                if (HasOutlived(ended)) return;
                if (isNew)
                {
                    isNew = _isWaking = false;
                    _crowd.Thicken(_machine.Unfinished);
                    _working++;
                }

                alone = null;
                now = _lock.Settle(now);
                if (ended >= 0 && state == TaskState.Pending) _leaving--;
                else if (ended >= 0) End(ended, state, error, now);
                isInTheWay &= _working > 1;
                if (!isInTheWay && TryNext(now, out task))
                {
                    slot ??= TakeSlot();
                    if (inARow >= _lock.Patience && _working == 1) alone = _lock.Reserve();
                }
                else
                {
                    if (slot is not null) Return(slot);
                    _working--;
                    isLast = _isOver = !isInTheWay && IsAtEnd;
                }

                shallWake = (task >= 0 || isInTheWay) && CanStartMore && !_isWaking;
                if (shallWake) _isWaking = true;
            }

            if (shallWake) Wake();
            var isKept = _observer is null || _observer.Keep();
            if (OwesCalls) CallOut();
            _feed?.Deliver();
            if (task < 0)
            {
                if (isLast) Finish();
                else _restClock?.Consider();
                return;
            }

#pragma warning disable CA2012 // ValueTask instances should only be consumed once: this one is consumed by OutcomeOf, here or when the slot's wait is over.
            var handler = isKept ? Begin(task) : ValueTask.FromException(_observer!.Fault!);
            if (handler.IsCompleted)
            {
                ended = task;
                (state, error) = OutcomeOf(task, handler);
                inARow = _isQuiet && state == TaskState.Completed ? inARow + 1 : 0;
                if (alone is not null && inARow > 0) task = WorkAlone(alone, ref ended, ref state, ref error, out handler);
                else
                {
                    isInTheWay = IsInTheWay(inARow, ref watched);
                    continue;
                }

                inARow = 0;
            }

            if (task >= 0)
            {
                slot!.Await(task, handler);
                (slot, ended, inARow) = (null, -1, 0);
            }
#pragma warning restore CA2012
        }
    }

    /// <summary>
    /// Handlers that end at once keep the lock busy, and a second thread would only slow the first down: one that was woken
    /// looks on until fewer tasks end than that, as it is as soon as a handler takes any time.
    /// </summary>
    private bool IsWorthwhile()
    {
        var unfinished = _machine.Unfinished;
        var (looks, last) = (_looks, unfinished);
        for (var look = 1; look <= looks; look++)
        {
            if (Volatile.Read(ref _working) == 0 && !_crowd.IsThin) return true;
            Thread.SpinWait(10);
            if (look % FirstLooks != 0) continue;
            var now = _machine.Unfinished;
            if (now == last)
            {
                _looks = FirstLooks;
                return true;
            }

            last = now;
        }

        var isWorthwhile = unfinished - last < looks * (_crowd.IsThin ? BusyYielding : Busy);
        _looks = isWorthwhile ? FirstLooks : Math.Min(2 * looks, MostLooks);
        return isWorthwhile;
    }

    /// <summary>
    /// Whether this thread and another end tasks so fast that one would end more: it leaves then and looks on, as one that was
    /// woken does. They come to be two when the one is interrupted for a while.
    /// </summary>
    /// <param name="inARow">How many tasks ended at once since one did not.</param>
    /// <param name="watched">When it was asked last.</param>
    private bool IsInTheWay(int inARow, ref long watched)
    {
        if (inARow == 0 || inARow % Watch != 0 || Volatile.Read(ref _working) < 2) return false;
        var now = _record.ReadNow();
        var isShort = now - watched < Watch * _short;
        watched = now;
        return isShort;
    }

    private bool IsAtEnd => _machine.Running == 0 && _machine.Suspended == 0 && (_machine.Withheld == 0 || _machine.IsStopped);

    /// <summary>Whether a thread is to be asked for: to start a task, to end the run, or to call foreign code; called under the lock.</summary>
    private bool ShallWake()
    {
        if (_isWaking || !(CanStartMore || IsAtEnd || OwesCalls || _feed?.IsBehind == true || _observer?.IsBehind == true || _restClock is not null)) return false;
        return _isWaking = true;
    }

    private bool CanStartMore => _machine.Running < _limit && _machine.MayStart;

    private void Wake() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    /// <summary>Whether the run ended without a handler that outlived the grace period; it keeps its files until it ends.</summary>
    private bool HasOutlived(int task)
    {
        if (_isOver && task >= 0) _options.Limiter?.Release(this, task);
        return _isOver;
    }

    private Slot TakeSlot()
    {
        var slot = _idle ?? new Slot(this);
        _idle = slot.Next;
        return slot;
    }

    private void Return(Slot slot)
    {
        slot.Next = _idle;
        _idle = slot;
    }

    private void End(int task, TaskState state, Exception? error, long now)
    {
        _record.End(task, now);
        if (error is not null) _record.Fail(task, error);
        if (_feed is not null) _ending = task;
        _observer?.Ended(task, state, error, now);
        if (_feed is not null) Tell(task, state, error, now);
        if (state == TaskState.Completed) _completions?.Add(task);
        _machine.End(task, state);
        if (_feed is not null) _ending = -1;
        _options.Limiter?.Release(this, task);
        if (state == TaskState.Failed) React(task);
    }

    /// <summary>Takes the next task to run.</summary>
    private bool TryNext(long now, out int task)
    {
        if (_machine.Running < _limit && _machine.TryStart(out task))
        {
            if (_pipelines is null || !_record.HasStarted(task)) _record.Start(task, now);
            _observer?.Started(task, NextAttemptOf(task), now);
            if (_machine.Running > _record.MaxConcurrency) _record.MaxConcurrency = _machine.Running;
            if (_feed is not null) _feed.Add(new PlanEvent(PlanEventKind.TaskStarted, Graph, _record.TimeOf(now)) { Task = Graph.TaskAt(task), Attempt = NextAttemptOf(task) });
            return true;
        }

        task = -1;
        return false;
    }

    private ValueTask Begin(int task)
    {
        KeepContext();
        if (TryBeginRetried(task, out var attempt)) return attempt;
        try
        {
            return ExecuteAsync(task, 1, _token);
        }
#pragma warning disable CA1031 // Do not catch general exception types: whatever a handler throws is the outcome of its task.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return ValueTask.FromException(exception);
        }
    }

    /// <summary>The last handler may have left ambient values behind: each starts from those of RunAsync's caller.</summary>
    private void KeepContext()
    {
        if (_context is not null && ExecutionContext.Capture() != _context) ExecutionContext.Restore(_context);
    }

    private (TaskState State, Exception? Error) OutcomeOf(int task, ValueTask handler)
    {
        try
        {
            handler.GetAwaiter().GetResult();
            if (_retried?[task] is { } retried && RetriedTask.OutcomeOf(handler) is not TaskState.Completed and var state) return (state, retried.Error);
            _observer?.Returned(task);
            return (TaskState.Completed, null);
        }
        catch (OperationCanceledException) when (_token.IsCancellationRequested)
        {
            return (TaskState.Canceled, null);
        }
#pragma warning disable CA1031 // Do not catch general exception types: whatever a handler throws is the outcome of its task.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return (TaskState.Failed, exception);
        }
    }
}
