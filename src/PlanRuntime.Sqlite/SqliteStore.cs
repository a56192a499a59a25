using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace PlanRuntime;

/// <summary>Keeps records as rows; the lock of a plan is a file beside the database, which the operating system takes back from a dead process.</summary>
internal sealed class SqliteStore(string path, PlanSync sync) : IPlanStore
{
    public string Location => path;

    public bool TryOpen(string plan, PlanStateHolder holder, [NotNullWhen(true)] out IPlanStoreSession? session, out PlanStateHolder? other)
    {
        session = null;
        SqliteConnection? database = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var taken = LockOf(plan);
            if (!taken.TryTake(holder, out other)) return false;
            try
            {
                database = SqliteDatabase.Open(path, sync);
                session = new SqliteSession(database, taken, path, plan, SqliteRows.Read(database, plan), other);
                other = null;
                return true;
            }
            finally
            {
                if (session is null)
                {
                    database?.Dispose();
                    taken.Release();
                }
            }
        }
        catch (Exception fault) when (SqliteFaults.IsOfFiles(fault))
        {
            throw SqliteFaults.Of(path, fault);
        }
    }

    public IReadOnlyList<PlanRecord> Read(string plan)
    {
        if (!File.Exists(path)) return [];
        try
        {
            using var database = SqliteDatabase.Open(path, sync);
            return SqliteRows.Read(database, plan);
        }
        catch (Exception fault) when (SqliteFaults.IsOfFiles(fault))
        {
            throw SqliteFaults.Of(path, fault);
        }
    }

    public PlanStateHolder? HolderOf(string plan)
    {
        try
        {
            return Directory.Exists(Path.GetDirectoryName(path)) ? LockOf(plan).Holder() : null;
        }
        catch (Exception fault) when (SqliteFaults.IsOfFiles(fault))
        {
            throw SqliteFaults.Of(path, fault);
        }
    }

    /// <summary>The plan's name may be anything, and is no part of a path.</summary>
    private StateLock LockOf(string plan)
    {
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(plan)), 0, 8).ToLowerInvariant();
        var name = $"{Path.GetFileName(path)}.{hash}";
        return new StateLock(new DiskFiles(Path.GetDirectoryName(path)!), name + ".lock", name + ".holder.json");
    }
}
