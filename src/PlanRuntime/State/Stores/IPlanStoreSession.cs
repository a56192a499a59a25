namespace PlanRuntime;

/// <summary>The records of a plan under its lock; disposing it gives the lock back. Calls come one at a time.</summary>
public interface IPlanStoreSession : IDisposable
{
    /// <summary>Gets the records that were there when the lock was taken, in their order.</summary>
    IReadOnlyList<PlanRecord> Records { get; }

    /// <summary>Gets what had to be put right when the lock was taken.</summary>
    PlanStoreRecovery Recovery { get; }

    /// <summary>Appends records, in their order, all or at least a first part of them. When it returns, they outlive this process, and a power cut as far as the store promises that.</summary>
    /// <param name="records">The records.</param>
    /// <exception cref="PlanStateException">They could not be written; those before them are safe, and a later call may succeed.</exception>
    void Append(IReadOnlyList<PlanRecord> records);

    /// <summary>Publishes the status that was derived from the records, for people and scripts; a store whose records can be queried may do nothing.</summary>
    /// <param name="json">The status, as UTF-8.</param>
    /// <exception cref="PlanStateException">It could not be written.</exception>
    void Publish(ReadOnlySpan<byte> json);
}
