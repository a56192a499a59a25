using Microsoft.Data.Sqlite;
using PlanRuntime.Tests.State;

namespace PlanRuntime.Sqlite.Tests;

public sealed class SqliteStoreTests : PlanStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.Of("a", "plans.db");

    public void Dispose() => _folder.Dispose();

    protected override IPlanStore Store() => SqlitePlanState.At(File).Store;

    [Fact]
    public async Task Plans_share_a_database_and_are_queried()
    {
        foreach (var name in new[] { "One", "../Two'; DROP TABLE records; --" })
        {
            var builder = new PlanGraphBuilder(name);
            builder.AddTask("1.1", "Compile");
            builder.AddTask("1.2", "Test").DependsOn("1.1");
            await PlanRunner.RunAsync(
                builder.Build(), (task, _) => task.Task.Id == "1.2" ? Task.FromException(new InvalidOperationException("red")) : Task.CompletedTask,
                new PlanOptions { State = SqlitePlanState.At(File) }, TestContext.Current.CancellationToken);
        }

        Assert.Equal(["../Two'; DROP TABLE records; -- failed", "One failed"], Query("SELECT plan || ' ' || outcome FROM runs ORDER BY plan"));
        Assert.Equal(["1.1 completed", "1.2 failed red"], Query("SELECT trim(task || ' ' || status || ' ' || coalesce(error, '')) FROM ended_tasks WHERE plan = 'One' ORDER BY task"));
        Assert.Equal(["2"], Query("SELECT count(DISTINCT run) FROM ended_tasks"));
        Assert.Equal(["1"], Query("SELECT json_extract(json, '$.summary.failed') FROM statuses WHERE plan = 'One'"));
    }

    /// <summary>docs/state.md has every table and view with its columns, in their order.</summary>
    [Fact]
    public void The_page_lists_the_tables_as_they_are()
    {
        Open().Dispose();
        var page = System.IO.File.ReadAllText(System.IO.Path.Combine(RepositoryFolder(), "docs", "state.md"));
        var tables = Query("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'");
        Assert.Equal(4, tables.Count);
        foreach (var table in tables)
        {
            var row = Assert.Single(page.Split('\n'), line => line.StartsWith($"| `{table}` |", StringComparison.Ordinal));
            Assert.EndsWith($"| {string.Join(", ", Query($"SELECT '`' || name || '`' FROM pragma_table_info('{table}')"))} |", row, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(PlanSync.None)]
    [InlineData(PlanSync.Batch)]
    [InlineData(PlanSync.EveryRecord)]
    public void Every_policy_keeps_records(PlanSync sync)
    {
        var store = SqlitePlanState.At(File, sync).Store;
        Assert.True(store.TryOpen("Plan", PlanStateHolder.Current(PlanStatePurpose.Run), out var session, out _));
        session.Append([new PlanRecord { Kind = PlanRecordKind.Reset, At = DateTimeOffset.UnixEpoch }]);
        session.Dispose();
        Assert.Single(store.Read("Plan"));
    }

    [Fact]
    public void A_newer_version_is_refused()
    {
        Open().Dispose();
        Query("PRAGMA user_version = 2");
        var fault = Assert.Throws<PlanStateException>(Open);
        Assert.Equal(PlanStateFault.NewerVersion, fault.Fault);
        Assert.Equal($"The state in '{File}' has format 2, and this version of PlanRuntime.Sqlite knows format 1; use the newer version that wrote it, or another file", fault.Message);
    }

    [Fact]
    public void A_file_that_is_no_database_is_reported_and_left_as_it_is()
    {
        Directory.CreateDirectory(_folder.Of("a"));
        var content = string.Concat(Enumerable.Repeat("this is no database\n", 100));
        System.IO.File.WriteAllText(File, content);
        Assert.Equal(PlanStateFault.Damaged, Assert.Throws<PlanStateException>(Open).Fault);
        Assert.Equal(PlanStateFault.Damaged, Assert.Throws<PlanStateException>(() => Store().Read("Plan")).Fault);
        Assert.Equal(content, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void A_path_that_leads_through_a_file_is_reported()
    {
        System.IO.File.WriteAllText(_folder.Of("a"), "");
        Assert.Equal(PlanStateFault.Inaccessible, Assert.Throws<PlanStateException>(Open).Fault);
    }

    private IPlanStoreSession Open() => Store().TryOpen("Plan", PlanStateHolder.Current(PlanStatePurpose.Run), out var session, out _) ? session : throw new InvalidOperationException("locked");

    private static string RepositoryFolder([System.Runtime.CompilerServices.CallerFilePath] string file = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file)!, "..", ".."));

    private List<string> Query(string query)
    {
        using var database = new SqliteConnection($"Data Source={File};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
#pragma warning disable CA2100 // Review SQL queries for security vulnerabilities: a test's own queries.
        command.CommandText = query;
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        var lines = new List<string>();
        while (rows.Read()) lines.Add(rows.GetValue(0).ToString()!);
        return lines;
    }
}
