using PlanCore;

namespace PlanRuntime;

/// <summary>Cancellation, and the end of the run.</summary>
internal sealed partial class PlanRun
{
    private CancellationToken _outerToken;
    private CancellationTokenRegistration _registration;
    private ITimer? _grace;
    private bool _isCanceled;
    private PlanResult? _result;

    /// <summary>Nothing starts any more, and running handlers are asked to end.</summary>
    private void Cancel()
    {
        bool isAtEnd;
        lock (_lock)
        {
            if (_isOver || _isCanceled) return;
            _isCanceled = true;
            _machine.Stop();
            isAtEnd = _isOver = IsAtEnd;
        }

        if (isAtEnd)
        {
            Finish();
            return;
        }

        // The timer comes first: a callback of a handler's token may block.
        StartGrace();
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
        lock (_lock)
        {
            if (_isOver) return;
            now = _record.Settle(now);
            for (var t = 0; t < _plan.TaskCount; t++)
            {
                if (_machine.StateOf(t) == TaskState.Running) End(t, TaskState.Canceled, null, now);
            }

            _isOver = true;
        }

        _feed?.Deliver();
        Finish();
    }

    /// <summary>A failure under <see cref="FailurePolicy.CancelAll"/> cancels the others; outside of the lock, since it calls foreign code.</summary>
    private void AfterEnd(TaskState state)
    {
        if (state != TaskState.Failed || _options.OnFailure != FailurePolicy.CancelAll || _cancellation.IsCancellationRequested) return;
        StartGrace();

        // Callbacks run on the pool; what they throw concerns nobody here, but is observed.
        _ = _cancellation.CancelAsync().ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    /// <summary>Makes the result; called once, by whoever ended the run.</summary>
    private void Finish()
    {
        _registration.Unregister();
        _grace?.Dispose();
        lock (_lock)
        {
            var now = _record.Settle(_record.Read());
            _machine.CancelRest();
            _result = new PlanResult(Graph, _plan, _record, _handlers, StatusOf(), _record.Elapsed(now), _outerToken);
            _feed?.Add(new PlanEvent(PlanEventKind.RunEnded, Graph, _record.TimeOf(now)) { Status = _result.Status, Duration = _result.Duration });
        }

        if (_feed is null) Complete();
        else _feed.Deliver();
    }

    private void Complete()
    {
        _result!.ProgressError = _feed?.Error;
        _completion.SetResult(_result);
    }

    private PlanStatus StatusOf()
    {
        var tasks = _plan.Tables.Tasks;
        for (var t = 0; t < tasks.Length; t++)
        {
            if (_machine.StateOf(t) is TaskState.Completed or TaskState.Skipped || tasks[t].Is(TaskFlags.Optional)) continue;
            return _isCanceled ? PlanStatus.Canceled : PlanStatus.Failed;
        }

        return PlanStatus.Completed;
    }
}
