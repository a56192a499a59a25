namespace PlanRuntime;

/// <summary>Where a run with state goes on from.</summary>
/// <param name="Earlier">What was recorded beside the plan.</param>
/// <param name="Resume">What the result tells of it.</param>
/// <param name="Journal">Where the run is recorded.</param>
internal sealed record RunStart(Reconciliation Earlier, PlanResume Resume, RunJournal Journal);
