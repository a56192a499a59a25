using PlanCore;

namespace PlanRuntime;

/// <summary>Tasks with several attempts, and everything else that lets tasks start although none ended.</summary>
internal sealed partial class PlanRun
{
    private readonly AttemptPipelines? _pipelines;

    /// <summary>The tasks that run through a pipeline, once they have started.</summary>
    private readonly RetriedTask?[]? _retried;

    /// <summary>How commands run.</summary>
    public PlanCommandOptions Commands => _options.Commands;

    /// <summary>The clock of the run.</summary>
    public TimeProvider Clock => _options.TimeProvider;

    /// <summary>Calls the handler of a task.</summary>
    public ValueTask ExecuteAsync(int task, int attempt, CancellationToken cancellationToken)
    {
        attempt += AttemptsBefore(task);
        _observer?.Entering(task, attempt);
        return _handlers.ExecuteAsync(task, new PlanTaskContext(this, task, attempt, cancellationToken), cancellationToken);
    }

    /// <summary>The attempts of the task in earlier runs.</summary>
    private int AttemptsBefore(int task) => _start?.Earlier.Entries[task]?.Attempts ?? 0;

    /// <summary>An attempt failed: the task gives its slot back until it asks for another or is given up.</summary>
    public void Suspend(int task, int attempt, Exception error)
    {
        using (_lock.Enter())
        {
            if (_isOver) return;
            var now = _lock.Settle(_record.Read());
            _machine.Suspend(task);
            _leaving++;
            _options.Limiter?.Release(this, task);
            if (attempt < _pipelines!.AttemptsLeftOf(task) || _options.Resilience is not null)
            {
                attempt += AttemptsBefore(task);
                _observer?.AttemptFailed(task, attempt, error, now);
                _feed?.Add(new PlanEvent(PlanEventKind.AttemptFailed, Graph, _record.TimeOf(now)) { Task = Graph.TaskAt(task), Attempt = attempt, Error = error });
            }
        }
    }

    /// <summary>A suspended task wants its next attempt.</summary>
    public void Resume(int task) => Change(() => _machine.Resume(task));

    /// <summary>A task that holds no slot has ended for good.</summary>
    public void GiveUp(int task, TaskState state, Exception? error) => Change(() =>
    {
        if (_machine.StateOf(task) != TaskState.Pending) return;
        EndWaiting(task, state, error);
        if (state == TaskState.Failed) React(task);
    });

    /// <summary>Another plan gave files back.</summary>
    public void Reconsider() => Change(_machine.Reconsider);

    private bool TryBeginRetried(int task, out ValueTask attempt)
    {
        attempt = default;
        if (_pipelines is null) return false;
        if (_retried![task] is not { } retried)
        {
            if (!_pipelines.TryGet(task, out var all, out var each)) return false;
            _retried[task] = retried = new RetriedTask(this, task, all, each, _token);
        }

        attempt = retried.Run();
        return true;
    }

    private int NextAttemptOf(int task) => AttemptsBefore(task) + (_retried?[task]?.Attempts ?? 0) + 1;

    private int AttemptOf(int task) => AttemptsBefore(task) + (_retried?[task]?.Attempts is { } attempts and > 0 ? attempts : 1);

    /// <summary>Makes a change that no task's end causes; what follows runs on the pool.</summary>
    private void Change(Action change)
    {
        bool shallWake;
        using (_lock.Enter())
        {
            if (_isOver) return;
            change();
            shallWake = ShallWake();
        }

        if (shallWake) Wake();
    }

    /// <summary>What a task's failure means for the others; called under the lock.</summary>
    private void React(int task)
    {
        if (_options.OnFailure == FailurePolicy.Continue || _plan.Tables.Tasks[task].Is(TaskFlags.Optional)) return;
        _machine.Stop();
        _shallCancel |= _options.OnFailure == FailurePolicy.CancelAll;
        GiveUpWaiting(_shallCancel ? TaskState.Canceled : TaskState.Failed);
    }

    /// <summary>Ends the tasks that wait for another attempt, which they will not get; called under the lock.</summary>
    private void GiveUpWaiting(TaskState state)
    {
        if (_retried is null) return;
        for (var t = 0; t < _retried.Length; t++)
        {
            if (_retried[t] is not { } retried || _machine.StateOf(t) != TaskState.Pending) continue;
            EndWaiting(t, state, retried.Error);
            (_abandoned ??= []).Add(retried);
        }
    }

    private void EndWaiting(int task, TaskState state, Exception? error)
    {
        var now = _lock.Settle(_record.Read());
        _record.End(task, now);
        if (error is not null) _record.Fail(task, error);
        _ending = task;
        _observer?.Ended(task, state, error, now);
        if (_feed is not null) Tell(task, state, error, now);
        if (_machine.IsSuspended(task)) _machine.GiveUp(task, state);
        else _machine.EndUnstarted(task, state);
        _ending = -1;
    }
}
