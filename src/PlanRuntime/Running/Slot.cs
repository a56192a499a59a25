namespace PlanRuntime;

/// <summary>Where a task is kept while its handler runs on without a thread; pooled by its run, so that a task costs no allocation.</summary>
internal sealed class Slot
{
    private readonly PlanRun _run;
    private readonly Action _onEnded;
    private ValueTask _handler;
    private int _task;

    public Slot(PlanRun run)
    {
        _run = run;
        _onEnded = OnEnded;
    }

    /// <summary>The next idle slot of the run's pool.</summary>
    public Slot? Next { get; set; }

    /// <summary>Leaves the thread until a handler ends; the slot must not be touched afterwards.</summary>
    public void Await(int task, ValueTask handler)
    {
        (_task, _handler) = (task, handler);
        handler.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_onEnded);
    }

    private void OnEnded()
    {
        var handler = _handler;
        _handler = default;
        _run.OnEnded(this, _task, handler);
    }
}
