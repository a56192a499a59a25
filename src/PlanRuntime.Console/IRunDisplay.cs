namespace PlanRuntime;

/// <summary>Shows a run while it goes on: what the run reports comes one event at a time and in order, on threads of the run.</summary>
internal interface IRunDisplay : IProgress<PlanEvent>
{
    /// <summary>Called once before the run, after what is said of earlier runs.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="before">What earlier runs left; <see langword="null"/> if the run keeps no state.</param>
    void Begin(PlanGraph plan, PlanStateSnapshot? before);

    /// <summary>Shows a line of the program's own: above a display that moves, among the other lines otherwise.</summary>
    /// <param name="text">The line.</param>
    void Say(string text);

    /// <summary>Called once after the run, when nothing is reported any more; also if the run could not begin or threw.</summary>
    void End();
}
