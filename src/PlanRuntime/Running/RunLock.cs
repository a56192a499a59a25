using System.Diagnostics.CodeAnalysis;

namespace PlanRuntime;

/// <summary>
/// The lock of a run. It is held for some dozens of instructions, a few times a task: who waits for it spins, which costs half
/// of what a monitor does. A thread that has been alone for a while may reserve it, and then enters without an atomic
/// instruction, which would be a third of what a task costs.
/// </summary>
/// <remarks>
/// After Kawachiya, Koseki, Onodera, "Lock Reservation: Java Locks Can Mostly Do Without Atomic Operations" (OOPSLA 2002), with
/// a barrier on all processors in place of their signal: whoever comes pays some microseconds for it, once for all that the
/// reservation saved, and each reservation that is taken away makes the next one rarer.
/// </remarks>
internal sealed class RunLock
{
    /// <summary>So many entries in a row with nobody beside make the first reservation worth its end.</summary>
    private const int FirstPatience = 32;

    /// <summary>How much rarer each end makes the next one.</summary>
    private const int Growth = 8;

    [SuppressMessage("Style", "IDE0044:Add readonly modifier", Justification = "A readonly SpinLock would be copied on each call.")]
    private SpinLock _lock = new(enableThreadOwnerTracking: false);

    /// <summary>Who enters without taking the lock; written by who has taken it.</summary>
    private LockReservation? _reservation;

    /// <summary>The latest reading of the clock under the lock; here, since whoever enters writes this part of the memory anyway.</summary>
    private long _latest = long.MinValue;

    /// <summary>Gets how often a thread enters in a row before it may reserve the lock.</summary>
    public int Patience { get; private set; } = FirstPatience;

    /// <summary>Takes the lock until the scope is disposed of; not reentrant.</summary>
    /// <param name="own">The reservation of this thread, which gives it up; <see langword="null"/> if it has none.</param>
    public Scope Enter(LockReservation? own = null)
    {
        var isTaken = false;
        _lock.Enter(ref isTaken);
        if (_reservation is not null) EndReservation(own);
        return new Scope(this);
    }

    /// <summary>Lets this thread enter by <see cref="TryEnter"/> from now on, until another comes; called under the lock.</summary>
    public LockReservation Reserve() => _reservation = new LockReservation();

    /// <summary>Enters without taking the lock; followed by <see cref="Exit"/>.</summary>
    /// <returns>Whether nobody came since; otherwise the reservation is over.</returns>
    public bool TryEnter(LockReservation own)
    {
        own.IsInside = true;
        if (Volatile.Read(ref _reservation) == own) return true;
        own.IsInside = false;
        return false;
    }

    public static void Exit(LockReservation own) => own.IsInside = false;

    /// <summary>Brings readings of several threads in order: one taken before the lock was had is not earlier than what happened under it meanwhile.</summary>
    public long Settle(long reading) => reading > _latest ? _latest = reading : _latest;

    /// <summary>
    /// After the barrier either the other thread sees that its reservation is gone, or its entry is seen here and waited for.
    /// </summary>
    private void EndReservation(LockReservation? own)
    {
        var reservation = _reservation;
        _reservation = null;
        if (reservation == own) return;
        Patience = Patience > int.MaxValue / Growth ? int.MaxValue : Patience * Growth;
        Interlocked.MemoryBarrierProcessWide();
        var wait = default(SpinWait);
        while (reservation!.IsInside) wait.SpinOnce();
    }

    public readonly ref struct Scope(RunLock held)
    {
        public void Dispose() => held._lock.Exit(useMemoryBarrier: false);
    }
}
