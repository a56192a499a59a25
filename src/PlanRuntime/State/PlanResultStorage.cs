namespace PlanRuntime;

/// <summary>Where a resumed run has the results from that handlers require of tasks that are complete already.</summary>
public enum PlanResultStorage
{
    /// <summary>From the state, as JSON; types that <see cref="PlanOptions.ResultTypes"/> does not know are an error before the run starts.</summary>
    Store,

    /// <summary>From the tasks: those whose results are required run again.</summary>
    Recompute,
}
