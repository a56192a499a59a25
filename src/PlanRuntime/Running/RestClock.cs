namespace PlanRuntime;

/// <summary>A clock that moves when a run is at rest, which means that only time can bring it on: the test kit's.</summary>
internal abstract class RestClock : TimeProvider
{
    /// <summary>Gets the clock of the times between attempts, so that these are told from other timers.</summary>
    public abstract TimeProvider Delays { get; }

    /// <summary>The run begins.</summary>
    public abstract void Attach(PlanRun run);

    /// <summary>The run may have come to rest; called outside of its lock.</summary>
    public abstract void Consider();
}
