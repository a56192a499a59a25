namespace PlanRuntime.Testing;

/// <summary>Who waits for a timer.</summary>
internal enum TimerKind
{
    /// <summary>A task, for its own time.</summary>
    Task,

    /// <summary>A task between two attempts.</summary>
    Delay,

    /// <summary>A handler of the user's.</summary>
    Handler,

    /// <summary>The run: a timeout, a grace period, the moment of a cancellation.</summary>
    Other,
}

/// <summary>A timer of virtual time.</summary>
internal sealed class VirtualTimer(VirtualClock clock, TimerKind kind, TimerCallback callback, object? state) : ITimer
{
    /// <summary>By time, then tasks in document order, then first come first served.</summary>
    public static IComparer<VirtualTimer> ByTime { get; } =
        Comparer<VirtualTimer>.Create(static (a, b) => (a.Due, a.Order, a.Number).CompareTo((b.Due, b.Order, b.Number)));

    public TimerKind Kind => kind;

    public long Due { get; set; }

    public int Order { get; init; } = int.MaxValue;

    public long Number { get; set; }

    public HandlerFlow? Flow { get; init; }

    public bool IsDisposed { get; set; }

    /// <summary>Calls back: what may be the user's code on the pool, the rest here; the clock stands still meanwhile.</summary>
    public void Fire()
    {
        if (kind is TimerKind.Handler or TimerKind.Delay) ThreadPool.UnsafeQueueUserWorkItem(static t => t.Call(), this, preferLocal: false);
        else Call();
    }

    public bool Change(TimeSpan dueTime, TimeSpan period) => clock.Change(this, dueTime);

    public void Dispose() => clock.Stop(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    private void Call()
    {
        callback(state);
        if (kind == TimerKind.Handler) clock.Return();
    }
}

/// <summary>A handler at work; all that it awaits belongs to it.</summary>
internal sealed class HandlerFlow
{
    /// <summary>The timers that it has set and that have not fired.</summary>
    public int Timers { get; set; }

    public bool IsOver { get; set; }
}
