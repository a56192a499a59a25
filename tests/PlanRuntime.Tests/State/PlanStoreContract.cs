namespace PlanRuntime.Tests.State;

/// <summary>What every store keeps to; a store's own tests derive from it.</summary>
public abstract class PlanStoreContract
{
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    /// <summary>Every kind of record, each with everything it can have, and with text that is hard to write.</summary>
    private static readonly PlanRecord[] Samples =
    [
        new() { Kind = PlanRecordKind.Plan, At = At, Source = "a/ö.plan.md", Hash = "12ab", Tasks = [new("1.1", "ff", "Title \"with\" \\ everything\n\t\u0001 😀 </script>", 7), new("1.2", "00", "", 0)] },
        new() { Kind = PlanRecordKind.RunStarted, At = At, Run = "r1", Holder = new PlanStateHolder(42, "host", At, PlanStatePurpose.Run) },
        new() { Kind = PlanRecordKind.TaskStarted, At = At, Task = "1.1", Attempt = 1 },
        new() { Kind = PlanRecordKind.AttemptFailed, At = At, Task = "1.1", Attempt = 1, Error = "line 1\r\nline 2 \u2028 ' ; DROP TABLE tasks; --" },
        new() { Kind = PlanRecordKind.TaskEnded, At = At.AddHours(-1), Task = "1.1", Status = PlanTaskStatus.Completed, Milliseconds = 12.5, Result = "{\"text\":\"a\\nb\",\"n\":[1,2.5,null]}" },
        new() { Kind = PlanRecordKind.TaskCompensated, At = At, Task = "1.1", Error = "no" },
        new() { Kind = PlanRecordKind.TaskMarked, At = At, Task = "1.2", Status = PlanTaskStatus.Skipped, Note = "not needed" },
        new() { Kind = PlanRecordKind.TaskRetried, At = At, Task = "1.2" },
        new() { Kind = PlanRecordKind.RunEnded, At = At, Outcome = PlanStatus.Canceled },
        new() { Kind = PlanRecordKind.Reset, At = At },
        new() { Kind = PlanRecordKind.Recovered, At = At, Note = "journal.damaged-1" },
    ];

    /// <summary>Opens the store of the test: the same place each time.</summary>
    protected abstract IPlanStore Store();

    [Fact]
    public void What_is_appended_is_read_again_in_order()
    {
        using (var session = Open(Store())) session.Append(Samples);

        AssertSame(Samples, Store().Read("Plan"));
        using var again = Open(Store());
        AssertSame(Samples, again.Records);
    }

    [Fact]
    public void Sessions_append_behind_each_other()
    {
        foreach (var record in Samples)
        {
            using var session = Open(Store());
            session.Append([record]);
        }

        AssertSame(Samples, Store().Read("Plan"));
    }

    [Fact]
    public void A_store_that_nobody_has_used_is_empty()
    {
        Assert.Empty(Store().Read("Plan"));
        Assert.Null(Store().HolderOf("Plan"));
        using var session = Open(Store());
        Assert.Empty(session.Records);
        Assert.Equal(PlanStoreRecovery.None, session.Recovery);
    }

    [Fact]
    public void An_append_of_nothing_changes_nothing()
    {
        using var session = Open(Store());
        session.Append([]);
        session.Append(Samples);
        session.Append([]);
        AssertSame(Samples, Store().Read("Plan"));
    }

    [Fact]
    public void Who_comes_second_is_told_who_was_first()
    {
        using var first = Open(Store());
        var second = PlanStateHolder.Current(PlanStatePurpose.Update);

        Assert.False(Store().TryOpen("Plan", second, out var session, out var other));
        Assert.Null(session);
        Assert.Equal(Environment.ProcessId, other!.ProcessId);
        Assert.Equal(Environment.MachineName, other.Host);
        Assert.Equal(PlanStatePurpose.Run, other.Purpose);
        Assert.Equal(other, Store().HolderOf("Plan"));
    }

    [Fact]
    public void The_lock_is_free_again_after_the_session()
    {
        var store = Store();
        Open(store).Dispose();
        Assert.Null(store.HolderOf("Plan"));
        Open(store).Dispose();
        Open(Store()).Dispose();
    }

    [Fact]
    public void Readers_see_what_is_appended_while_the_session_is_open()
    {
        using var session = Open(Store());
        session.Append([Samples[0]]);
        Assert.Single(Store().Read("Plan"));
        session.Append([Samples[1]]);
        Assert.Equal(2, Store().Read("Plan").Count);
    }

    [Fact]
    public void Half_a_character_does_not_stop_a_record()
    {
        using (var session = Open(Store())) session.Append([new PlanRecord { Kind = PlanRecordKind.AttemptFailed, At = At, Task = "1", Error = "bad \ud800 half" }]);
        Assert.Contains("half", Assert.Single(Store().Read("Plan")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_records_at_once_are_kept()
    {
        var many = Enumerable.Range(0, 10_000).Select(n => new PlanRecord { Kind = PlanRecordKind.TaskStarted, At = At, Task = $"1.{n}", Attempt = 1 }).ToArray();
        using (var session = Open(Store())) session.Append(many);
        Assert.Equal(many.Select(r => r.Task), Store().Read("Plan").Select(r => r.Task));
    }

    [Fact]
    public async Task Thirty_sessions_at_once_keep_all_thirty_records()
    {
        var state = PlanState.In(Store());
        await Parallel.ForAsync(0, 30, TestContext.Current.CancellationToken, async (n, cancellationToken) =>
        {
            using var session = await state.OpenAsync("Plan", PlanStatePurpose.Update, TimeProvider.System, cancellationToken);
            session.Append([new PlanRecord { Kind = PlanRecordKind.TaskRetried, At = At, Task = $"1.{n}" }]);
        });

        Assert.Equal(Enumerable.Range(0, 30).Select(n => $"1.{n}").Order(StringComparer.Ordinal), Store().Read("Plan").Select(r => r.Task).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_run_resumes_from_the_store()
    {
        var builder = new PlanGraphBuilder("Plan");
        builder.AddTask("1.1", "First");
        builder.AddTask("1.2", "Second").DependsOn("1.1");
        var plan = builder.Build();
        var ran = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            var options = new PlanOptions { State = PlanState.In(Store()) };
            await PlanRunner.RunAsync(plan, (task, _) =>
            {
                ran.Add(task.Task.Id);
                return ran is ["1.1", "1.2"] ? Task.FromException(new InvalidOperationException("not yet")) : Task.CompletedTask;
            }, options with { RetryFailed = true }, TestContext.Current.CancellationToken);
        }

        Assert.Equal(["1.1", "1.2", "1.2"], ran);
    }

    private static IPlanStoreSession Open(IPlanStore store)
    {
        Assert.True(store.TryOpen("Plan", PlanStateHolder.Current(PlanStatePurpose.Run), out var session, out _));
        return session;
    }

    private static void AssertSame(PlanRecord[] expected, IReadOnlyList<PlanRecord> actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i].Tasks ?? [], actual[i].Tasks ?? []);
            Assert.Equal(expected[i] with { Tasks = null }, actual[i] with { Tasks = null });
        }
    }
}
