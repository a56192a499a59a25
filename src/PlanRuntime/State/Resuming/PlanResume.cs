namespace PlanRuntime;

/// <summary>What a run with state found there when it began.</summary>
public sealed class PlanResume
{
    internal PlanResume(PlanChanges changes, PlanStoreRecovery recovery, IReadOnlyList<PlanTask> interrupted, IReadOnlyList<string> setAside) =>
        (Changes, Recovery, Interrupted, SetAside) = (changes, recovery, interrupted, setAside);

    /// <summary>Gets what was kept, and what was edited in the plan since.</summary>
    public PlanChanges Changes { get; }

    /// <summary>Gets what had to be put right: a record cut off, a lock taken over from a dead process.</summary>
    public PlanStoreRecovery Recovery { get; }

    /// <summary>Gets the tasks that were running when an earlier run ended without them; they were attempted again first.</summary>
    public IReadOnlyList<PlanTask> Interrupted { get; }

    /// <summary>Gets the names of damaged files that were set aside, beside the state.</summary>
    public IReadOnlyList<string> SetAside { get; }
}
