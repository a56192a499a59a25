using PlanCore;
using Polly;

namespace PlanRuntime;

/// <summary>A task with a pipeline: it holds a slot only while an attempt runs, and asks for one again before the next.</summary>
#pragma warning disable CA1001 // Types that own disposable fields should be disposable: the source has no timer, and dies with its run.
internal sealed class RetriedTask
#pragma warning restore CA1001
{
    private const int Free = 0, Waiting = 1, Granted = 2, Abandoned = 3;

    private readonly PlanRun _run;
    private readonly int _task;
    private readonly ResiliencePipeline _all;
    private readonly ResiliencePipeline? _each;
    private readonly CancellationTokenSource _cancellation;
    private TaskCompletionSource _slot = new();
    private TaskCompletionSource<TaskState> _attempt = new();
    private int _phase;
    private bool _holdsSlot;

    public RetriedTask(PlanRun run, int task, ResiliencePipeline all, ResiliencePipeline? each, CancellationToken runToken)
    {
        (_run, _task, _all, _each) = (run, task, all, each);
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(runToken);
    }

    public int Attempts { get; private set; }

    public Exception? Error { get; private set; }

    /// <summary>The task got a slot.</summary>
    /// <returns>The attempt; <see cref="OutcomeOf"/> says afterwards how it ended.</returns>
    public ValueTask Run()
    {
        _attempt = new TaskCompletionSource<TaskState>();
        var attempt = new ValueTask(_attempt.Task);
        if (Attempts == 0)
        {
            _ = RunAllAsync();
        }
        else if (Interlocked.CompareExchange(ref _phase, Granted, Waiting) == Waiting)
        {
            _slot.SetResult();
        }
        else
        {
            // It was given up between the decision to start it and now.
            return new ValueTask(Task.FromResult(TaskState.Canceled));
        }

        return attempt;
    }

    /// <summary>How an attempt that held the slot ended: pending if another may follow. That one may have ended too by now.</summary>
    /// <param name="attempt">What <see cref="Run"/> returned.</param>
    public static TaskState OutcomeOf(ValueTask attempt) => ((Task<TaskState>)attempt.AsTask()).GetAwaiter().GetResult();

    /// <summary>No further attempt is made.</summary>
    public void Abandon() => _cancellation.Cancel();

    private async Task RunAllAsync()
    {
        TaskState state;
        try
        {
            await _all.ExecuteAsync(static (self, token) => new ValueTask(self.AttemptAsync(token)), this, _cancellation.Token).ConfigureAwait(false);
            state = TaskState.Completed;
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            state = _run.IsCanceling ? TaskState.Canceled : TaskState.Failed;
        }
#pragma warning disable CA1031 // Do not catch general exception types: whatever a handler throws is the outcome of its task.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            (state, Error) = (TaskState.Failed, exception);
        }

        if (state == TaskState.Completed) Error = null;
        if (_holdsSlot || Attempts == 0) Leave(state);
        else _run.GiveUp(_task, state, Error);
    }

    private async Task AttemptAsync(CancellationToken cancellationToken)
    {
        // The slot of the first attempt is there already; one that waits for its slot has not begun.
        if (Attempts > 0) await SlotAsync(cancellationToken).ConfigureAwait(false);
        Attempts++;
        _holdsSlot = true;
        try
        {
            if (_each is null) await _run.ExecuteAsync(_task, Attempts, cancellationToken).ConfigureAwait(false);
            else await _each.ExecuteAsync(static (self, token) => self._run.ExecuteAsync(self._task, self.Attempts, token), this, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!_cancellation.IsCancellationRequested)
        {
            Error = exception;
            _holdsSlot = false;
            _run.Suspend(_task, Attempts, exception);
            Leave(TaskState.Pending);
            throw;
        }
    }

    /// <summary>Queues the task and waits until it is its turn.</summary>
    private async Task SlotAsync(CancellationToken cancellationToken)
    {
        _slot = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _phase, Waiting);
        _run.Resume(_task);
        try
        {
            await _slot.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (Interlocked.CompareExchange(ref _phase, Abandoned, Waiting) == Granted)
        {
            // Granted and cancelled at once: the slot waits for this attempt.
            _holdsSlot = true;
            throw;
        }

        Volatile.Write(ref _phase, Free);
    }

    private void Leave(TaskState outcome) => _attempt.SetResult(outcome);
}
