using System.Diagnostics.CodeAnalysis;

namespace PlanRuntime;

/// <summary>A place that keeps what was recorded of plans: records in, records out, and a lock. It need not understand them.</summary>
public interface IPlanStore
{
    /// <summary>Gets where it is, for messages: a path, an address.</summary>
    string Location { get; }

    /// <summary>Takes the lock of a plan, if nobody has it, and reads what was recorded. The lock of a process that is dead counts as free.</summary>
    /// <param name="plan">The name of the plan.</param>
    /// <param name="holder">Who wants it, for others to see.</param>
    /// <param name="session">The way to the records, until it is disposed.</param>
    /// <param name="other">Who has it, where <see langword="false"/> is returned and it is known.</param>
    /// <returns><see langword="false"/> if somebody else has it.</returns>
    /// <exception cref="PlanStateException">The state cannot be used.</exception>
    bool TryOpen(string plan, PlanStateHolder holder, [NotNullWhen(true)] out IPlanStoreSession? session, out PlanStateHolder? other);

    /// <summary>Reads what was recorded so far, without the lock: a run may go on meanwhile.</summary>
    /// <param name="plan">The name of the plan.</param>
    /// <returns>The records in their order; none if nothing was recorded yet.</returns>
    /// <exception cref="PlanStateException">The state cannot be used.</exception>
    IReadOnlyList<PlanRecord> Read(string plan);

    /// <summary>Tells who has the lock of a plan.</summary>
    /// <param name="plan">The name of the plan.</param>
    /// <returns><see langword="null"/> if nobody has it, or if who has it is dead.</returns>
    /// <exception cref="PlanStateException">The state cannot be used.</exception>
    PlanStateHolder? HolderOf(string plan);
}
