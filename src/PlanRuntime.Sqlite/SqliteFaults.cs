using Microsoft.Data.Sqlite;

namespace PlanRuntime;

/// <summary>The messages of databases that cannot be used. A database is never reset, nor changed when it is damaged.</summary>
internal static class SqliteFaults
{
    private const int Corrupt = 11;
    private const int NoDatabase = 26;

    public static bool IsOfFiles(Exception fault) => fault is SqliteException or FormatException or InvalidCastException || StateFaults.IsOfFiles(fault);

    public static PlanStateException Of(string path, Exception fault) => fault is SqliteException { SqliteErrorCode: Corrupt or NoDatabase } or FormatException or InvalidCastException
        ? new PlanStateException(PlanStateFault.Damaged, $"The database '{path}' is damaged, and was left as it is: {fault.Message}; recover it (sqlite3 .recover), restore a copy, or use another file", fault)
        : StateFaults.Inaccessible(path, fault);
}
