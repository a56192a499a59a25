namespace PlanRuntime;

/// <summary>Tells a clock of virtual time when the run is at rest; nothing here costs anything with any other clock.</summary>
internal sealed partial class PlanRun
{
    private readonly RestClock? _restClock;

    /// <summary>Attempts that failed and whose slots are on their way back.</summary>
    private int _leaving;

    /// <summary>Whether nothing happens without time passing.</summary>
    /// <param name="waiting">How many running handlers wait for the clock.</param>
    /// <param name="delays">How many tasks wait for the clock between two attempts.</param>
    public bool IsAtRest(int waiting, int delays)
    {
        using (_lock.Enter())
        {
            // Compensations may wait for the clock after the last task.
            if (_isOver) return waiting > 0;
            return !_isWaking && _working == 0 && _leaving == 0 && _machine.Running == waiting && _machine.Suspended == delays
                && (!_shallCancel || _cancellation.IsCancellationRequested);
        }
    }
}
