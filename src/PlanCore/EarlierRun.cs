namespace PlanCore;

/// <summary>What earlier runs of a plan left: the machine goes on from there.</summary>
/// <param name="states">For each task: Completed, Skipped or Failed for good; Pending if this run decides.</param>
/// <param name="turns">For each pending task whether it goes first.</param>
internal sealed class EarlierRun(TaskState[] states, EarlierTurn[] turns)
{
    public TaskState[] States { get; } = states;

    public EarlierTurn[] Turns { get; } = turns;
}

/// <summary>Whether an earlier run left a task half done; the smaller goes first.</summary>
internal enum EarlierTurn : byte
{
    None,

    /// <summary>It was running when the run ended without it.</summary>
    Interrupted,

    /// <summary>An attempt failed, and others are left.</summary>
    AttemptsLeft,
}
