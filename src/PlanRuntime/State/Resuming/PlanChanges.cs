namespace PlanRuntime;

/// <summary>What is kept of earlier runs, and what is not because the plan was edited since: tasks are compared by id and content, which is title and command.</summary>
public sealed class PlanChanges
{
    internal PlanChanges(List<PlanTaskChange> kept, List<PlanTaskChange> changed, List<PlanTaskChange> added, List<PlanTaskChange> removed, List<PlanTaskChange> possiblyStale) =>
        (Kept, Changed, New, Removed, PossiblyStale) = (kept, changed, added, removed, possiblyStale);

    /// <summary>Gets the tasks that are complete or skipped and stay so.</summary>
    public IReadOnlyList<PlanTaskChange> Kept { get; }

    /// <summary>Gets the tasks that had run or were marked and whose title or command is another now: they run again.</summary>
    public IReadOnlyList<PlanTaskChange> Changed { get; }

    /// <summary>Gets the tasks that were not in the plan when it was last recorded; none if it never was.</summary>
    public IReadOnlyList<PlanTaskChange> New { get; }

    /// <summary>Gets the tasks that are recorded and not in the plan any more; their records stay.</summary>
    public IReadOnlyList<PlanTaskChange> Removed { get; }

    /// <summary>Gets the complete tasks that depend, through others too, on one that changed after they ran: they run again only if <see cref="PlanOptions.RerunStale"/> asks for it.</summary>
    public IReadOnlyList<PlanTaskChange> PossiblyStale { get; }

    /// <summary>Gets whether the plan is not what was recorded.</summary>
    public bool Any => Changed.Count + New.Count + Removed.Count + PossiblyStale.Count > 0;
}
