namespace PlanRuntime;

/// <summary>What had to be put right when the state of a plan was opened.</summary>
/// <param name="TornBytes">The length of a record that was cut off, because its process was killed in the middle of writing it; 0 if there was none.</param>
/// <param name="DeadHolder">Who had the lock and died with it, or <see langword="null"/>.</param>
public sealed record PlanStoreRecovery(long TornBytes, PlanStateHolder? DeadHolder)
{
    /// <summary>Gets the recovery of a state that was in order.</summary>
    public static PlanStoreRecovery None { get; } = new(0, null);
}
