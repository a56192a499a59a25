using System.Text;
using Microsoft.Data.Sqlite;

namespace PlanRuntime;

/// <summary>The rows of a plan under its lock; what is appended at once is one transaction.</summary>
internal sealed class SqliteSession : IPlanStoreSession
{
    private readonly SqliteConnection _database;
    private readonly StateLock _lock;
    private readonly string _path;
    private readonly string _plan;
    private readonly SqliteCommand _insert;
    private long _number;
    private bool _isDisposed;

    public SqliteSession(SqliteConnection database, StateLock taken, string path, string plan, List<PlanRecord> records, PlanStateHolder? deadHolder)
    {
        (_database, _lock, _path, _plan, Records, _number) = (database, taken, path, plan, records, records.Count);
        Recovery = new PlanStoreRecovery(0, deadHolder);
        _insert = database.CreateCommand();
        _insert.CommandText = SqliteRows.Insert;
        SqliteRows.AddParameters(_insert);
    }

    public IReadOnlyList<PlanRecord> Records { get; }

    public PlanStoreRecovery Recovery { get; }

    public void Append(IReadOnlyList<PlanRecord> records)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        try
        {
            using var transaction = _database.BeginTransaction(deferred: false);
            _insert.Transaction = transaction;
            _insert.Parameters[0].Value = _plan;
            for (var i = 0; i < records.Count; i++)
            {
                _insert.Parameters[1].Value = _number + i;
                SqliteRows.Fill(_insert, records[i]);
                _insert.ExecuteNonQuery();
            }

            transaction.Commit();
            _number += records.Count;
        }
        catch (Exception fault) when (SqliteFaults.IsOfFiles(fault))
        {
            throw SqliteFaults.Of(_path, fault);
        }
    }

    public void Publish(ReadOnlySpan<byte> json)
    {
        try
        {
            using var command = _database.CreateCommand();
            command.CommandText = "INSERT INTO statuses (plan, json) VALUES ($plan, $json) ON CONFLICT (plan) DO UPDATE SET json = excluded.json";
            command.Parameters.AddWithValue("$plan", _plan);
            command.Parameters.AddWithValue("$json", Encoding.UTF8.GetString(json));
            command.ExecuteNonQuery();
        }
        catch (Exception fault) when (SqliteFaults.IsOfFiles(fault))
        {
            throw SqliteFaults.Of(_path, fault);
        }
    }

    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        _insert.Dispose();
        _database.Dispose();
        _lock.Release();
    }
}
