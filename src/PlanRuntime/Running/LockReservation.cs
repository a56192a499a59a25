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

    /// <summary>Gets or sets the task whose handler the thread has called, or once it <see cref="IsLeft"/> the one whose end is to be recorded, or -1.</summary>
    public int Task { get; set; }

    /// <summary>Gets a value indicating whether the thread needs the reservation no longer.</summary>
    public bool IsLeft { get; private set; }

    public void Leave(int task) => (Task, IsLeft) = (task, true);
}
