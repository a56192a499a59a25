using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PlanRuntime;

/// <summary>Opens the database and makes its tables; <c>docs/state.md</c> describes them.</summary>
internal static class SqliteDatabase
{
    /// <summary>The version of the tables, in the database's <c>user_version</c>.</summary>
    public const int CurrentVersion = 1;

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS records (
            plan TEXT NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL, run TEXT, task TEXT, attempt INTEGER,
            status TEXT, outcome TEXT, milliseconds REAL, error TEXT, result TEXT, note TEXT, source TEXT, hash TEXT, holder TEXT, tasks TEXT,
            PRIMARY KEY (plan, number)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS statuses (plan TEXT NOT NULL PRIMARY KEY, json TEXT NOT NULL);
        CREATE VIEW IF NOT EXISTS runs AS
            SELECT s.plan, s.run, s.at AS started_at,
                (SELECT e.at FROM records e WHERE e.plan = s.plan AND e.kind = 'run_ended' AND e.number > s.number
                    AND NOT EXISTS (SELECT 1 FROM records n WHERE n.plan = s.plan AND n.kind = 'run_started' AND n.number > s.number AND n.number < e.number)
                    ORDER BY e.number LIMIT 1) AS ended_at,
                (SELECT e.outcome FROM records e WHERE e.plan = s.plan AND e.kind = 'run_ended' AND e.number > s.number
                    AND NOT EXISTS (SELECT 1 FROM records n WHERE n.plan = s.plan AND n.kind = 'run_started' AND n.number > s.number AND n.number < e.number)
                    ORDER BY e.number LIMIT 1) AS outcome
            FROM records s WHERE s.kind = 'run_started';
        CREATE VIEW IF NOT EXISTS ended_tasks AS
            SELECT plan, task, status, at AS ended_at, milliseconds, error, result,
                (SELECT r.run FROM records r WHERE r.plan = t.plan AND r.kind = 'run_started' AND r.number < t.number ORDER BY r.number DESC LIMIT 1) AS run
            FROM records t WHERE kind = 'task_ended';
        """;

    public static SqliteConnection Open(string path, PlanSync sync)
    {
        var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            database.Open();
            var version = Convert.ToInt32(Scalar(database, "PRAGMA user_version"), CultureInfo.InvariantCulture);
            if (version > CurrentVersion)
            {
                throw new PlanStateException(PlanStateFault.NewerVersion, $"The state in '{path}' has format {version}, and this version of PlanRuntime.Sqlite knows format {CurrentVersion}; use the newer version that wrote it, or another file");
            }

            if (version < CurrentVersion) MakeTables(database);
            Run(database, "PRAGMA synchronous = " + sync switch { PlanSync.EveryRecord => "FULL", PlanSync.Batch => "NORMAL", _ => "OFF" });
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public static void Run(SqliteConnection database, string statement)
    {
        using var command = database.CreateCommand();
#pragma warning disable CA2100 // Review SQL queries for security vulnerabilities: every statement is a constant of this assembly.
        command.CommandText = statement;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static void MakeTables(SqliteConnection database)
    {
        Run(database, "PRAGMA journal_mode = WAL");
        using var transaction = database.BeginTransaction(deferred: false);
        Run(database, Tables);
        Run(database, $"PRAGMA user_version = {CurrentVersion}");
        transaction.Commit();
    }

    private static object? Scalar(SqliteConnection database, string query)
    {
        using var command = database.CreateCommand();
#pragma warning disable CA2100 // Review SQL queries for security vulnerabilities: every statement is a constant of this assembly.
        command.CommandText = query;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
