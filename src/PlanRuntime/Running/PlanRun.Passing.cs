using System.Runtime.CompilerServices;
using PlanCore;

namespace PlanRuntime;

/// <summary>
/// What follows a handler that ended after its thread had left it. As with any await, the next task starts where the last one
/// ended, which saves the way over the pool; but no more than one, and not where whoever ended it must not be kept.
/// </summary>
internal sealed partial class PlanRun
{
    /// <summary>Whether this thread is inside of a run, this one or another: what ends there must not start tasks on top of it.</summary>
    [ThreadStatic]
    private static bool s_isInside;

    /// <summary>A handler ended, on whatever thread and maybe inside of foreign code.</summary>
    /// <param name="slot">Where the task was kept.</param>
    /// <param name="task">The task whose handler ended.</param>
    /// <param name="handler">What its handler returned.</param>
    public void OnEnded(Slot slot, int task, ValueTask handler)
    {
        var before = ContextToStartIn();
        var next = Pass(slot, task, handler, mayStart: before is not null);
        if (next >= 0) StartHere(slot, next, before!);
    }

    /// <summary>
    /// The context of a thread on which a task may start, or <see langword="null"/>: one of the pool, with stack to spare, that is
    /// bound to no scheduler; and where nobody watches, whose code would be called here too, and the caller's context is known.
    /// </summary>
    private ExecutionContext? ContextToStartIn() =>
        !s_isInside && _context is not null && _feed is null && _observer is null && _restClock is null
        && Thread.CurrentThread.IsThreadPoolThread && SynchronizationContext.Current is null && TaskScheduler.Current == TaskScheduler.Default
        && RuntimeHelpers.TryEnsureSufficientExecutionStack()
            ? ExecutionContext.Capture()
            : null;

    /// <summary>Records the end of a handler and takes the next task into its slot; whatever else follows runs on the pool.</summary>
    /// <returns>The task to start, or -1.</returns>
    private int Pass(Slot slot, int task, ValueTask handler, bool mayStart)
    {
        var (state, error) = OutcomeOf(task, handler);
        var now = _record.Read();
        int next;
        bool shallWake;
        using (_lock.Enter())
        {
            if (HasOutlived(task)) return -1;
            now = _lock.Settle(now);
            if (state == TaskState.Pending) _leaving--;
            else End(task, state, error, now);
            next = -1;
            if (!mayStart || IsCrowded() || !TryNext(now, out next))
            {
                Return(slot);
                if (_machine.Running == 0) _crowd.Thicken(_machine.Unfinished);
            }

            shallWake = ShallWake();
        }

        if (shallWake) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: next < 0 && !_crowd.IsThin);
        return next;
    }

    /// <summary>Whether other tasks are in flight, and fewer would do more.</summary>
    private bool IsCrowded()
    {
        var (running, unfinished) = (_machine.Running, _machine.Unfinished);
        if (running == 0) return false;
        if (_crowd.IsDue(unfinished)) _crowd.Judge(unfinished, running + 1, _record.ReadNow());
        return _crowd.IsThin;
    }

    private void StartHere(Slot slot, int task, ExecutionContext before)
    {
        s_isInside = true;
#pragma warning disable CA2012 // ValueTask instances should only be consumed once: this one is consumed by OutcomeOf, here or when the slot's wait is over.
        var handler = Begin(task);
        if (handler.IsCompleted) Pass(slot, task, handler, mayStart: false);
        else slot.Await(task, handler);
#pragma warning restore CA2012
        s_isInside = false;
        if (ExecutionContext.Capture() != before) ExecutionContext.Restore(before);
        if (SynchronizationContext.Current is not null) SynchronizationContext.SetSynchronizationContext(null);
    }
}
