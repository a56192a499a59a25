namespace PlanRuntime;

/// <summary>The right of one thread to enter a <see cref="RunLock"/> without taking it.</summary>
internal sealed class LockReservation
{
    private volatile bool _isInside;

    /// <summary>Gets or sets whether the thread is between entry and exit; its alone to set.</summary>
    public bool IsInside
    {
        get => _isInside;
        set => _isInside = value;
    }
}
