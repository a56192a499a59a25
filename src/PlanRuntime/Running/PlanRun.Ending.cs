using PlanCore;

namespace PlanRuntime;

/// <summary>Cancellation, and the end of the run.</summary>
internal sealed partial class PlanRun
{
    private CancellationToken _outerToken;
    private CancellationTokenRegistration _registration;
    private ITimer? _grace;
    private bool _isCanceled;

    /// <summary>Handlers are to be cancelled, which is foreign code and so done outside of the lock.</summary>
    private bool _shallCancel;
    private List<RetriedTask>? _abandoned;

    /// <summary>The completed tasks in order, kept where a rollback may need it.</summary>
    private readonly List<int>? _completions;
    private Dictionary<int, Exception?>? _compensated;
    private PlanResult? _result;

    public bool IsCanceling => _token.IsCancellationRequested;

    /// <summary>Nothing starts any more, and running handlers are asked to end.</summary>
    private void Cancel()
    {
        bool isAtEnd, shallWake;
        using (_lock.Enter())
        {
            if (_isOver || _isCanceled) return;
            _isCanceled = true;
            _machine.Stop();
            GiveUpWaiting(TaskState.Canceled);
            isAtEnd = IsAtEnd;
            shallWake = ShallWake();
        }

        if (shallWake) Wake();
        if (!isAtEnd) StartGrace();

        // Last, since a callback of a handler's token may block.
        _cancellation.Cancel();
    }

    private void StartGrace()
    {
        if (_options.CancellationGrace is { } grace) _grace = _options.TimeProvider.CreateTimer(static run => ((PlanRun)run!).Abandon(), this, grace, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The grace period is over: the run ends without the handlers that still run.</summary>
    private void Abandon()
    {
        var now = _record.Read();
        using (_lock.Enter())
        {
            if (_isOver) return;
            now = _lock.Settle(now);
            for (var t = 0; t < _plan.TaskCount; t++)
            {
                if (_machine.StateOf(t) == TaskState.Running) End(t, TaskState.Canceled, null, now);
            }

            _isOver = true;
        }

        _observer?.Keep();
        _feed?.Deliver();
        Finish();
    }

    /// <summary>Whether <see cref="CallOut"/> has something to do.</summary>
    private bool OwesCalls => _abandoned is not null || (_shallCancel && !_cancellation.IsCancellationRequested);

    /// <summary>Cancels what was decided to be cancelled under the lock; outside of it, since it calls foreign code.</summary>
    private void CallOut()
    {
        if (_abandoned is not null)
        {
            List<RetriedTask>? abandoned;
            using (_lock.Enter()) (abandoned, _abandoned) = (_abandoned, null);
            foreach (var retried in abandoned ?? []) retried.Abandon();
        }

        if (!_shallCancel || _cancellation.IsCancellationRequested) return;
        StartGrace();

        // Callbacks run on the pool; what they throw concerns nobody here, but is observed.
        _ = _cancellation.CancelAsync().ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    /// <summary>Ends the run, after the compensations that it owes; called once, by whoever found the end.</summary>
    private void Finish()
    {
        _registration.Unregister();
        _grace?.Dispose();
        _options.Limiter?.Forget(this);
        using (_lock.Enter()) _machine.CancelRest();
        if (TasksToCompensate() is { Count: > 0 } tasks) _ = CompensateAsync(tasks);
        else Conclude();
    }

    private void Conclude()
    {
        long now;
        using (_lock.Enter())
        {
            now = _lock.Settle(_record.ReadNow());
            _record.Attempts = _retried is null ? null : Array.ConvertAll(_retried, r => r?.Attempts ?? 0);
            _record.Compensated = _compensated;
            _result = new PlanResult(Graph, _plan, _record, _handlers, StatusOf(), _record.Elapsed(now), _outerToken) { Start = _start };
        }

        // Before it is told: any thread may deliver the event, and who hears of the end finds it recorded and the state free.
        _observer?.End(_result.Status);
        if (_feed is null)
        {
            Complete();
            return;
        }

        using (_lock.Enter()) _feed.Add(new PlanEvent(PlanEventKind.RunEnded, Graph, _record.TimeOf(now)) { Status = _result.Status, Duration = _result.Duration });
        _feed.Deliver();
    }

    private void Complete()
    {
        _result!.ProgressError = _feed?.Error;
        if (_observer?.Fault is { } fault) _completion.SetException(fault);
        else _completion.SetResult(_result);
    }

    private PlanStatus StatusOf()
    {
        if (_machine.IsComplete) return PlanStatus.Completed;
        var tasks = _plan.Tables.Tasks;
        for (var t = 0; t < tasks.Length; t++)
        {
            if (_machine.StateOf(t) is TaskState.Completed or TaskState.Skipped || tasks[t].Is(TaskFlags.Optional)) continue;
            return _isCanceled ? PlanStatus.Canceled : PlanStatus.Failed;
        }

        return PlanStatus.Completed;
    }
}
