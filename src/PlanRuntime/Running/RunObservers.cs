namespace PlanRuntime;

/// <summary>Chooses what a run tells to whom.</summary>
internal static class RunObservers
{
    /// <returns><see langword="null"/> if nobody keeps or measures the run.</returns>
    public static RunObserver? Of(PlanGraph graph, PlanOptions options, RunStart? start) => start?.Journal;
}
