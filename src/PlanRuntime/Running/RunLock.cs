using System.Diagnostics.CodeAnalysis;

namespace PlanRuntime;

/// <summary>The lock of a run. It is held for some dozens of instructions, a few times a task: who waits for it spins, which costs half of what a monitor does.</summary>
internal sealed class RunLock
{
    [SuppressMessage("Style", "IDE0044:Add readonly modifier", Justification = "A readonly SpinLock would be copied on each call.")]
    private SpinLock _lock = new(enableThreadOwnerTracking: false);

    /// <summary>Takes the lock until the scope is disposed of; not reentrant.</summary>
    public Scope Enter()
    {
        var isTaken = false;
        _lock.Enter(ref isTaken);
        return new Scope(this);
    }

    public readonly ref struct Scope(RunLock held)
    {
        public void Dispose() => held._lock.Exit(useMemoryBarrier: false);
    }
}
