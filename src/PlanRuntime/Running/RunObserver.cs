using PlanCore;

namespace PlanRuntime;

/// <summary>What a run tells those who keep or measure it; a run without any has none of it.</summary>
internal abstract class RunObserver
{
    /// <summary>Gets why the run cannot go on; <see langword="null"/> as long as it can.</summary>
    public virtual Exception? Fault => null;

    /// <summary>Gets whether something was told and is not kept yet.</summary>
    public virtual bool IsBehind => false;

    /// <summary>The run begins; called once, before anything else.</summary>
    public virtual void Began(PlanRun run)
    {
    }

    /// <summary>An attempt of a task begins; called under the lock of the run.</summary>
    public virtual void Started(int task, int attempt, long now)
    {
    }

    /// <summary>An attempt of a task is about to be handed to its handler, on this thread; called outside of the lock.</summary>
    public virtual void Entering(int task, int attempt)
    {
    }

    /// <summary>The handler of a task succeeded; called outside of the lock. What is thrown becomes the task's failure.</summary>
    public virtual void Returned(int task)
    {
    }

    /// <summary>An attempt failed, and others are left; called under the lock of the run.</summary>
    public virtual void AttemptFailed(int task, int attempt, Exception error, long now)
    {
    }

    /// <summary>A task ended for good; called under the lock of the run.</summary>
    public virtual void Ended(int task, TaskState state, Exception? error, long now)
    {
    }

    /// <summary>What a task did was undone, or could not be.</summary>
    public virtual void Compensated(int task, Exception? error)
    {
    }

    /// <summary>Keeps what was told so far, before anything follows from it; called outside of the lock.</summary>
    /// <returns>Whether the run may go on.</returns>
    public virtual bool Keep() => true;

    /// <summary>The run ended; called once, outside of the lock, before its result is had.</summary>
    public virtual void End(PlanStatus status)
    {
    }
}
