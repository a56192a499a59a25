namespace PlanRuntime;

/// <summary>What a failed task means for the rest of the run.</summary>
public enum FailurePolicy
{
    /// <summary>What needs the failed task is blocked; everything else goes on. The default.</summary>
    Continue,

    /// <summary>No further task starts; running ones end.</summary>
    StopStarting,

    /// <summary>No further task starts, and running ones are cancelled.</summary>
    CancelAll,
}
