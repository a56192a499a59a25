namespace PlanRuntime;

/// <summary>What a record tells.</summary>
public enum PlanRecordKind
{
    /// <summary>The plan as it is from now on: its hash, and the hash, title and line of each task.</summary>
    Plan,

    /// <summary>A run began.</summary>
    RunStarted,

    /// <summary>An attempt of a task began.</summary>
    TaskStarted,

    /// <summary>An attempt of a task failed, and others are left.</summary>
    AttemptFailed,

    /// <summary>A task ended: completed, failed for good, was cancelled, or was skipped because the run said so.</summary>
    TaskEnded,

    /// <summary>What a task did was undone, or the attempt to undo it failed.</summary>
    TaskCompensated,

    /// <summary>A run ended.</summary>
    RunEnded,

    /// <summary>Somebody said what the state of a task is.</summary>
    TaskMarked,

    /// <summary>Somebody asked for a task to be run anew, with all its attempts.</summary>
    TaskRetried,

    /// <summary>Somebody asked for the whole plan to be run anew.</summary>
    Reset,

    /// <summary>The records before this one are what could be read of a damaged file, which was set aside.</summary>
    Recovered,
}
