namespace PlanRuntime;

/// <summary>When what a run records is forced onto the disk. Whatever the choice, a process that is killed loses nothing that was recorded; the choice is about power cuts.</summary>
public enum PlanSync
{
    /// <summary>In the background, as fast as the disk is, many records at once: a power cut may cost the records of the last moments, whose tasks run again.</summary>
    Batch,

    /// <summary>Before anything follows from a record: the records of tasks that end together share one flush. A power cut costs nothing.</summary>
    EveryRecord,

    /// <summary>When the operating system likes: a power cut may cost the records of the last half minute or so.</summary>
    None,
}
