using System.Runtime.CompilerServices;
using PlanCore;

namespace PlanRuntime;

/// <summary>Handlers that end at once, one after the other on a thread that has the run to itself.</summary>
internal sealed partial class PlanRun
{
    /// <summary>Whether nothing has to be told, asked or kept between the end of a task and the start of the next.</summary>
    private readonly bool _isQuiet;

    /// <summary>Goes on from a task that completed, for as long as there is a next one, it completes at once, and nobody else comes.</summary>
    /// <param name="alone">The reservation of this thread.</param>
    /// <param name="ended">The task that completed; then the one whose end is to be recorded, with <paramref name="state"/> and <paramref name="error"/>, or -1.</param>
    /// <param name="state">How it ended.</param>
    /// <param name="error">Why it failed.</param>
    /// <param name="left">The handler that did not end at once, or none.</param>
    /// <returns>The task of that handler, or -1.</returns>
    private int WorkAlone(LockReservation alone, ref int ended, ref TaskState state, ref Exception? error, out ValueTask left)
    {
        left = default;
        while (true)
        {
#pragma warning disable CA2012 // ValueTask instances should only be consumed once: this one is consumed by OutcomeOf, here or when the slot's wait is over.
            var handler = BeginAlone(alone, ended);
            ended = alone.Task;
            if (alone.IsLeft) return -1;
            if (!handler.IsCompleted)
            {
                var task = ended;
                (left, ended) = (handler, -1);
                return task;
            }

            (state, error) = OutcomeOf(ended, handler);
#pragma warning restore CA2012
            if (state != TaskState.Completed) return -1;
        }
    }

    private ValueTask BeginAlone(LockReservation alone, int ended)
    {
        alone.Task = ended;
        try
        {
            return PassAlone(alone, ended);
        }
#pragma warning disable CA1031 // Do not catch general exception types: whatever a handler throws is the outcome of its task.
        catch (Exception exception) when (!alone.IsInside)
#pragma warning restore CA1031
        {
            return ValueTask.FromException(exception);
        }
    }

    /// <summary>
    /// Goes on until a handler returns something to look at, or there is no next task, or somebody else came. Apart from its
    /// callers, which catch exceptions and hand out variables: what they keep in memory is kept in registers here.
    /// </summary>
    /// <param name="alone">The reservation of this thread; it says on return of which task the handler is, or which one's end is to be recorded.</param>
    /// <param name="ended">The task that completed.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ValueTask PassAlone(LockReservation alone, int ended)
    {
        while (true)
        {
            var now = _record.Read();
            KeepContext();
            if (!_lock.TryEnter(alone))
            {
                alone.Leave(ended);
                return default;
            }

            now = _lock.Settle(now);
            var task = _machine.Pass(ended);
            _record.End(ended, now);
            if (task < 0)
            {
                RunLock.Exit(alone);
                alone.Leave(-1);
                return default;
            }

            _record.Start(task, now);
            alone.Task = task;
            var shallWake = !_isWaking && CanStartMore;
            if (shallWake) _isWaking = true;
            RunLock.Exit(alone);
            if (shallWake) Wake();
            var handler = _handlers.ExecuteAsync(task, new PlanTaskContext(this, task, 1, _token), _token);
            if (!handler.Equals(default)) return handler;
            ended = task;
        }
    }
}
