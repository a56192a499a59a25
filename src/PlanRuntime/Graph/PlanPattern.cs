namespace PlanRuntime;

/// <summary>How the tasks of a plan are brought in order, beyond the dependencies that they declare.</summary>
public enum PlanPattern
{
    /// <summary>Chosen for each phase by its dependencies and files; the default. <see cref="PlanGraph.Selection"/> gives the choice and the reason.</summary>
    Auto,

    /// <summary>All tasks of an open phase at once, except those that use the same files.</summary>
    Independent,

    /// <summary>A task starts when its dependencies are complete; tasks that declare none wait for their phase.</summary>
    Dag,

    /// <summary>Small groups, each of which ends before the next begins.</summary>
    Batched,

    /// <summary>As <see cref="Dag"/>, and a phase opens when 80 % of every phase before it is complete.</summary>
    Pipeline,

    /// <summary>Each phase by a pattern of its own.</summary>
    Hybrid,
}
