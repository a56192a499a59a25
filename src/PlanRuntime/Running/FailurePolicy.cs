namespace PlanRuntime;

/// <summary>What a failed task means for the rest of the run; a task counts as failed after its last attempt.</summary>
public enum FailurePolicy
{
    /// <summary>What needs the failed task is blocked; everything else goes on. The default.</summary>
    Continue,

    /// <summary>No further task starts; running ones end.</summary>
    StopStarting,

    /// <summary>No further task starts, and running ones are cancelled.</summary>
    CancelAll,

    /// <summary>As <see cref="StopStarting"/>, and at the end every completed task of the run is compensated.</summary>
    Rollback,
}
