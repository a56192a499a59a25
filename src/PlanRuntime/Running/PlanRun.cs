using System.Diagnostics.CodeAnalysis;
using PlanCore;

namespace PlanRuntime;

/// <summary>
/// The embedded host: drives the state machine with handlers on the thread pool. Every decision is made under one short
/// lock; a slot that ends a task takes the next in the same critical section, and at most one further slot is being woken.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The source has no timer, and handlers may use its token after the run.")]
internal sealed partial class PlanRun
{
    private readonly object _lock = new();
    private readonly LoweredPlan _plan;
    private readonly PlanMachine _machine;
    private readonly PlanHandlers _handlers;
    private readonly PlanOptions _options;
    private readonly int _limit;
    private readonly bool[] _isParent;
    private readonly RunRecord _record;
    private readonly EventFeed? _feed;
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private readonly TaskCompletionSource<PlanResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _cancellation = new();
    private readonly CancellationToken _token;
    private Slot? _idle;
    private bool _isWaking;
    private bool _isOver;

    /// <summary>The task whose end is being carried through the machine.</summary>
    private int _ending = -1;

    public PlanRun(PlanGraph graph, LoweredPlan plan, PlanHandlers handlers, PlanOptions options, bool[]? skip, bool[]? rerun)
    {
        (Graph, _plan, _handlers, _options) = (graph, plan, handlers, options);
        _limit = options.MaxParallelism ?? plan.Tables.Defaults.MaxParallelism ?? LoweringOptions.DefaultLimit;
        _isParent = graph.Shape.HasChildren;
        _token = _cancellation.Token;
        _pipelines = AttemptPipelines.For(graph, options);
        _retried = _pipelines is null ? null : new RetriedTask?[plan.TaskCount];
        _machine = new PlanMachine(plan, new MachineOptions
        {
            Rerun = rerun,
            Skip = skip,
            MaxPhases = options.MaxPhases ?? plan.Tables.Defaults.MaxPhases,
            BlocksUnverified = options.OnVerifyFailure != VerifyFailure.Continue,
            Admit = options.Limiter is { } limiter ? task => limiter.TryAcquire(this, task, plan.Exclusions) : null,
        });
        _record = new RunRecord(options.TimeProvider, plan.TaskCount, _machine.States, options.RecordTimes);
        _completions = MayRollBack ? [] : null;
        _restClock = options.TimeProvider as RestClock;
        if (options.Progress is not { } observer) return;
        _feed = new EventFeed(observer, _lock) { OnLast = Complete };
        Observe();
    }

    public PlanGraph Graph { get; }

    /// <summary>Begins the run.</summary>
    public Task<PlanResult> Start(CancellationToken cancellationToken)
    {
        _outerToken = cancellationToken;
        _isWaking = true;
        _restClock?.Attach(this);
        var slot = new Slot(this);
        _registration = cancellationToken.UnsafeRegister(static run => ((PlanRun)run!).Cancel(), this);
        ThreadPool.UnsafeQueueUserWorkItem(slot, preferLocal: false);
        return _completion.Task;
    }

    /// <summary>Ends the task of a slot, if it had one, and runs tasks in it for as long as there are any.</summary>
    /// <param name="slot">The slot, which the calling thread owns.</param>
    /// <param name="ended">The task whose handler ended, or -1.</param>
    /// <param name="handler">What its handler returned.</param>
    public void Work(Slot slot, int ended, ValueTask handler)
    {
        var (state, error) = ended >= 0 ? OutcomeOf(ended, handler) : default;
        if (ended < 0 && !IsWorthwhile())
        {
            ThreadPool.UnsafeQueueUserWorkItem(slot, preferLocal: false);
            return;
        }

        while (true)
        {
            int task;
            var isLast = false;
            Slot? woken = null;
            var now = _record.Read();
            lock (_lock)
            {
                if (_isOver)
                {
                    // A handler that outlived the grace period keeps its files until it ends.
                    if (ended >= 0) _options.Limiter?.Release(this, ended);
                    return;
                }

                now = _record.Settle(now);
                if (ended < 0) _isWaking = false;
                else if (state == TaskState.Pending) _leaving--;
                else End(ended, state, error, now);
                if (!TryNext(now, out task))
                {
                    slot.Next = _idle;
                    _idle = slot;
                    _isOver = isLast = IsAtEnd && !_isWaking;
                }
                else if (!_isWaking && _machine.Running < _limit && _machine.MayStart)
                {
                    _isWaking = true;
                    woken = TakeIdle();
                }
            }

            if (woken is not null) ThreadPool.UnsafeQueueUserWorkItem(woken, preferLocal: false);
            CallOut();
            _feed?.Deliver();
            if (task < 0)
            {
                if (isLast) Finish();
                else _restClock?.Consider();
                return;
            }

#pragma warning disable CA2012 // ValueTask instances should only be consumed once: this one is consumed by OutcomeOf, here or after the slot's wait.
            handler = Begin(task);
#pragma warning restore CA2012
            if (!handler.IsCompleted)
            {
                slot.Await(task, handler);
                _restClock?.Consider();
                return;
            }

            ended = task;
            (state, error) = OutcomeOf(task, handler);
        }
    }

    /// <summary>
    /// Handlers that end at once keep the lock busy, and a second thread would only slow the first down: a slot that was woken
    /// waits until the lock is free for a moment, as it is as soon as a handler takes any time.
    /// </summary>
    private bool IsWorthwhile()
    {
        for (var pause = 16; pause <= 512; pause *= 2)
        {
            if (Monitor.TryEnter(_lock))
            {
                Monitor.Exit(_lock);
                return true;
            }

            Thread.SpinWait(pause);
        }

        return false;
    }

    private bool IsAtEnd => _machine.Running == 0 && _machine.Suspended == 0 && (_machine.Withheld == 0 || _machine.IsStopped);

    private Slot TakeIdle()
    {
        var slot = _idle ?? new Slot(this);
        _idle = slot.Next;
        return slot;
    }

    private void End(int task, TaskState state, Exception? error, long now)
    {
        _record.End(task, now, error);
        _ending = task;
        Tell(task, state, error, now);
        _machine.End(task, state);
        _ending = -1;
        _options.Limiter?.Release(this, task);
        if (state == TaskState.Completed) _completions?.Add(task);
        React(task, state);
    }

    /// <summary>Takes the next task to run; parents without a handler are complete as soon as their turn comes.</summary>
    private bool TryNext(long now, out int task)
    {
        while (_machine.Running < _limit && _machine.TryStart(out task))
        {
            _record.Start(task, now);
            if (_isParent[task] && !_handlers.Handles(task))
            {
                End(task, TaskState.Completed, null, now);
                continue;
            }

            _record.MaxConcurrency = Math.Max(_record.MaxConcurrency, _machine.Running);
            if (_feed is not null) _feed.Add(new PlanEvent(PlanEventKind.TaskStarted, Graph, _record.TimeOf(now)) { Task = Graph.TaskAt(task), Attempt = _retried?[task] is { } retried ? retried.Attempts + 1 : 1 });
            return true;
        }

        task = -1;
        return false;
    }

    private ValueTask Begin(int task)
    {
        // The last handler may have left ambient values behind: each starts from those of RunAsync's caller.
        if (_context is not null && ExecutionContext.Capture() != _context) ExecutionContext.Restore(_context);
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

    private (TaskState State, Exception? Error) OutcomeOf(int task, ValueTask handler)
    {
        try
        {
            handler.GetAwaiter().GetResult();
            return _retried?[task] is { } retried ? (retried.Outcome, retried.Error) : (TaskState.Completed, null);
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
