using PlanRuntime.Tests.State;

namespace PlanRuntime.Sqlite.Tests;

/// <summary>A database whose last writes reached the disk only in part has the records of whole transactions, and goes on from them.</summary>
public sealed class SqliteTornWriteTests : IDisposable
{
    private const int Records = 12;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>What a power cut leaves: the database and a part of its log, cut anywhere or with a damaged byte.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_log_cut_or_damaged_anywhere_keeps_the_transactions_before(bool isDamaged)
    {
        var (database, log) = Written();
        var counts = new List<int>();
        foreach (var at in Enumerable.Range(0, log.Length / 251).Select(step => step * 251).Append(log.Length))
        {
            var path = _folder.Of($"{at}.db");
            File.WriteAllBytes(path, database);
            var rest = isDamaged ? log.ToArray() : log[..at];
            if (isDamaged && at < rest.Length) rest[at] ^= 0x10;
            File.WriteAllBytes(path + "-wal", rest);

            var store = SqlitePlanState.At(path).Store;
            var read = store.Read("Plan");
            Assert.Equal(Enumerable.Range(0, read.Count).Select(Id), read.Select(record => record.Task));
            using (var session = Open(store))
            {
                Assert.Equal(read.Count, session.Records.Count);
                session.Append([Record(read.Count)]);
            }

            Assert.Equal(read.Count + 1, store.Read("Plan").Count);
            counts.Add(read.Count);
        }

        Assert.Equal(0, counts.Min());
        Assert.Equal(Records, counts.Max());
        if (!isDamaged) Assert.Equal(counts.Order(), counts);
    }

    /// <summary>A database that was written a transaction after the other, with everything still in its log.</summary>
    private (byte[] Database, byte[] Log) Written()
    {
        var path = _folder.Of("whole.db");
        var store = SqlitePlanState.At(path).Store;

        // The tables are in the database itself; the records of the second session are in the log while it is open.
        Open(store).Dispose();
        using var session = Open(store);
        for (var n = 0; n < Records; n++) session.Append([Record(n)]);
        return (Copied(path), Copied(path + "-wal"));
    }

    private static byte[] Copied(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    }

    private static IPlanStoreSession Open(IPlanStore store)
    {
        Assert.True(store.TryOpen("Plan", PlanStateHolder.Current(PlanStatePurpose.Run), out var session, out _));
        return session;
    }

    private static PlanRecord Record(int n) => new() { Kind = PlanRecordKind.TaskRetried, At = DateTimeOffset.UnixEpoch, Task = Id(n) };

    private static string Id(int n) => $"1.{n}";
}
