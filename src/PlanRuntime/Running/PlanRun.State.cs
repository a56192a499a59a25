namespace PlanRuntime;

/// <summary>What those who keep the run ask of it.</summary>
internal sealed partial class PlanRun
{
    /// <summary>Nothing starts any more, because what happens cannot be recorded; running handlers are left to end.</summary>
    public void StopForFault() => Change(() =>
    {
        _machine.Stop();
        GiveUpWaiting(PlanCore.TaskState.Canceled);
    });

    /// <summary>The time of a reading of the clock.</summary>
    public DateTimeOffset TimeOf(long reading) => _record.TimeOf(reading);

    /// <summary>How long the run has taken so far.</summary>
    public TimeSpan Elapsed => _record.Elapsed(_record.ReadNow());

    /// <summary>How long a task took that has ended.</summary>
    public TimeSpan DurationOf(int task) => _record.DurationOf(task);
}
