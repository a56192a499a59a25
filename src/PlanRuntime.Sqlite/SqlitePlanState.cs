namespace PlanRuntime;

/// <summary>State in an SQLite database, for those who query runs.</summary>
public static class SqlitePlanState
{
    /// <summary>Keeps the state of plans in a database; several plans share it.</summary>
    /// <param name="path">The file; made, with the folder that it is in, when it is first needed.</param>
    /// <param name="sync">When records are forced onto the disk: <see cref="PlanSync.Batch"/> when SQLite moves them out of its log, <see cref="PlanSync.EveryRecord"/> with each transaction, <see cref="PlanSync.None"/> when the operating system likes.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static PlanState At(string path, PlanSync sync = PlanSync.Batch)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return PlanState.In(new SqliteStore(Path.GetFullPath(path), sync));
    }
}
