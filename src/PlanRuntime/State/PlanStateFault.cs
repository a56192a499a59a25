namespace PlanRuntime;

/// <summary>Why the state of a plan cannot be used.</summary>
public enum PlanStateFault
{
    /// <summary>Another run or update has it; <see cref="PlanStateException.Holder"/> says which.</summary>
    InUse,

    /// <summary>It is the state of a plan of another name.</summary>
    OtherPlan,

    /// <summary>A newer version of this library wrote it.</summary>
    NewerVersion,

    /// <summary>It is damaged; what could be read was kept, and the damaged file set aside.</summary>
    Damaged,

    /// <summary>It cannot be read or written: permissions, a full disk, a path that is no folder.</summary>
    Inaccessible,

    /// <summary>The name of the plan is no name of a folder.</summary>
    UnsafeName,

    /// <summary>A result cannot be stored, or a stored one cannot be read.</summary>
    Result,

    /// <summary>The update makes no sense for the task.</summary>
    Update,
}
