namespace PlanRuntime;

/// <summary>A place in which one task runs after the other; pooled by its run, so that a task costs no allocation.</summary>
internal sealed class Slot : IThreadPoolWorkItem
{
    private readonly PlanRun _run;
    private readonly Action _hop;
    private ValueTask _handler;
    private int _task = -1;

    public Slot(PlanRun run)
    {
        _run = run;

        // Handlers may end inside foreign code (a SetResult under a lock): what follows must not run there.
        _hop = () => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    /// <summary>The next idle slot of the run's pool.</summary>
    public Slot? Next { get; set; }

    /// <summary>Leaves the thread until a handler ends; the slot must not be touched afterwards.</summary>
    public void Await(int task, ValueTask handler)
    {
        (_task, _handler) = (task, handler);
        handler.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_hop);
    }

    public void Execute()
    {
        var (task, handler) = (_task, _handler);
        (_task, _handler) = (-1, default);
        _run.Work(this, task, handler);
    }
}
