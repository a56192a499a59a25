namespace PlanRuntime.Testing;

/// <summary>A clock that stands still while anything works and jumps to the next timer when the run is at rest; timers fire one at a time.</summary>
internal sealed class VirtualClock : RestClock
{
    private static readonly DateTimeOffset Start = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly object _lock = new();
    private readonly SortedSet<VirtualTimer> _timers = new(VirtualTimer.ByTime);
    private readonly AsyncLocal<HandlerFlow?> _flow = new();
    private PlanRun? _run;
    private long _now;
    private long _made;
    private int _waiting;
    private int _delays;
    private int _tasks;
    private int _calls;
    private bool _isFiring;

    public VirtualClock() => Delays = new DelayClock(this);

    public override TimeProvider Delays { get; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    // Called under the lock of the run, which comes after the clock's: hence without any.
    public override long GetTimestamp() => Volatile.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => Start + TimeSpan.FromTicks(GetTimestamp());

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <exception cref="NotSupportedException">A handler asks for a timer that fires again and again: nobody could tell when it waits for one.</exception>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period > TimeSpan.Zero) throw new NotSupportedException("The clock of a test has no periodic timers, since it could not tell when a handler waits for one; wait with Task.Delay(time, clock).");
        var flow = _flow.Value;
        return Set(flow is null ? new VirtualTimer(this, TimerKind.Other, callback, state) : new VirtualTimer(this, TimerKind.Handler, callback, state) { Flow = flow }, dueTime);
    }

    public override void Attach(PlanRun run)
    {
        lock (_lock)
        {
            if (_run is not null) throw new PlanTestException("The clock of a test serves one run at a time; give a run inside of a handler, or beside another, a clock of its own.");
            _run = run;
            _waiting = _delays = _tasks = 0;
        }
    }

    /// <summary>The run has ended; timers that are left never fire.</summary>
    public void Detach()
    {
        lock (_lock)
        {
            _run = null;
            _timers.Clear();
        }
    }

    /// <summary>Cancels a source at a time, before anything else that happens then.</summary>
    public ITimer CreateCancellation(CancellationTokenSource source, TimeSpan time) =>
        Set(new VirtualTimer(this, TimerKind.Other, static source => ((CancellationTokenSource)source!).Cancel(), source) { Order = -1 }, time);

    /// <summary>Lets time pass for a task.</summary>
    /// <param name="time">How much.</param>
    /// <param name="task">Orders tasks whose times end together.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task WaitAsync(TimeSpan time, int task, CancellationToken cancellationToken)
    {
        // The continuation runs on the pool: whatever it does, the clock must not wait for it.
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var timer = new VirtualTimer(this, TimerKind.Task, static end => ((TaskCompletionSource)end!).TrySetResult(), end) { Order = task };
        using var registration = cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                var (timer, end) = ((VirtualTimer, TaskCompletionSource))state!;
                timer.Dispose();
                end.TrySetCanceled(token);
            },
            (timer, end));

        // Only now: the clock may go on at once.
        Set(timer, time);
        await end.Task.ConfigureAwait(false);
    }

    /// <summary>Runs a handler: while it waits for a timer of this clock, it counts as waiting.</summary>
    public async ValueTask RunAsync(Func<ValueTask> handler)
    {
        var flow = new HandlerFlow();
        _flow.Value = flow;
        try
        {
            await handler().ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
            {
                if (flow.Timers > 0) _waiting--;
                flow.IsOver = true;
            }
        }
    }

    public override void Consider()
    {
        while (true)
        {
            VirtualTimer timer;
            lock (_lock)
            {
                if (_timers.Min is not { } next || !IsAtRest) return;
                timer = next;
                Volatile.Write(ref _now, Math.Max(_now, timer.Due));
                _isFiring = true;
                Remove(timer);
                if (timer.Kind == TimerKind.Handler) _calls++;
            }

            timer.Fire();
            lock (_lock) _isFiring = false;
        }
    }

    /// <summary>A cancelled run is at work until its tasks have heard of it.</summary>
    private bool IsAtRest => !_isFiring && _calls == 0 && _run is not null && _run.IsAtRest(_waiting, _delays) && (_tasks == 0 || !_run.IsCanceling);

    /// <summary>A handler has been called back, and has gone as far as it goes without waiting.</summary>
    public void Return()
    {
        lock (_lock) _calls--;
        Consider();
    }

    /// <summary>Sets a timer anew.</summary>
    public bool Change(VirtualTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            if (timer.IsDisposed) return false;
            Remove(timer);
            if (dueTime >= TimeSpan.Zero) Add(timer, dueTime.Ticks);
        }

        Consider();
        return true;
    }

    public void Stop(VirtualTimer timer)
    {
        lock (_lock)
        {
            timer.IsDisposed = true;
            Remove(timer);
        }

        Consider();
    }

    private VirtualTimer Set(VirtualTimer timer, TimeSpan dueTime)
    {
        Change(timer, dueTime);
        return timer;
    }

    private void Add(VirtualTimer timer, long ticks)
    {
        (timer.Due, timer.Number) = (_now + ticks, _made++);
        _timers.Add(timer);
        Count(timer, 1);
    }

    private void Remove(VirtualTimer timer)
    {
        if (_timers.Remove(timer)) Count(timer, -1);
    }

    private void Count(VirtualTimer timer, int change)
    {
        if (timer.Kind == TimerKind.Task) (_waiting, _tasks) = (_waiting + change, _tasks + change);
        else if (timer.Kind == TimerKind.Delay) _delays += change;
        if (timer.Flow is not { IsOver: false } flow) return;
        var before = flow.Timers;
        flow.Timers += change;
        if (before == 0 || flow.Timers == 0) _waiting += change;
    }

    /// <summary>The same time; what is set by it is a time between two attempts.</summary>
    private sealed class DelayClock(VirtualClock clock) : TimeProvider
    {
        public override long TimestampFrequency => clock.TimestampFrequency;

        public override long GetTimestamp() => clock.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            clock.Set(new VirtualTimer(clock, TimerKind.Delay, callback, state), dueTime);
    }
}
