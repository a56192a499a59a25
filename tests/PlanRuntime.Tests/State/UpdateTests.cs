namespace PlanRuntime.Tests.State;

public sealed class UpdateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private PlanState State => PlanState.Directory(_folder.Path);

    [Fact]
    public async Task Thirty_updates_at_once_keep_all_thirty()
    {
        var plan = Wide(30);
        await Parallel.ForAsync(0, 30, new ParallelOptions { MaxDegreeOfParallelism = 30, CancellationToken = TestContext.Current.CancellationToken }, async (n, cancellationToken) =>
        {
            if (n % 2 == 0) await State.SkipAsync(plan, [$"1.{n}"], $"reason {n}", cancellationToken);
            else await State.MarkAsync(plan, $"1.{n}", PlanTaskStatus.Completed, $"note {n}", cancellationToken);
        });

        var state = State.Load(plan);
        Assert.Equal(15, state.Count(PlanTaskStatus.Skipped));
        Assert.Equal(15, state.Count(PlanTaskStatus.Completed));
        Assert.All(state.Tasks, t => Assert.EndsWith($" {t.Task.Index}", t.Note, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_skipped_task_lets_those_start_that_wait_for_nothing_else()
    {
        var builder = new PlanGraphBuilder("Plan");
        builder.AddTask("1.1");
        builder.AddTask("1.2").DependsOn("1.1");
        builder.AddTask("1.3").DependsOn("1.2");
        var plan = builder.Build();
        await State.SkipAsync(plan, ["1.1"], "done by hand", TestContext.Current.CancellationToken);

        var state = State.Load(plan);
        Assert.Equal("skipped: done by hand", state["1.1"].Reason);
        Assert.Equal("ready", state["1.2"].Reason);
        Assert.Equal("waits for 1.2", state["1.3"].Reason);
    }

    [Fact]
    public async Task Every_task_says_why_it_is_where_it_is()
    {
        var builder = new PlanGraphBuilder("Plan");
        builder.AddPhase("1");
        builder.AddTask("1.1");
        builder.AddTask("1.2").DependsOn("1.1");
        builder.AddTask("1.3").Mark('x');
        builder.AddTask("1.4").Retries(2);
        builder.AddTask("1.5").Writes("a.txt");
        builder.AddTask("1.6").Writes("a.txt");
        builder.AddPhase("2");
        builder.AddTask("2.1");
        var plan = builder.Build();
        await State.MarkAsync(plan, "1.1", PlanTaskStatus.Failed, "no compiler", TestContext.Current.CancellationToken);
        await State.MarkAsync(plan, "1.5", PlanTaskStatus.Running, cancellationToken: TestContext.Current.CancellationToken);

        var state = State.Load(plan, new PlanOptions { Pattern = PlanPattern.Dag });

        Assert.Equal(
            [
                "1.1 Failed: failed: no compiler; no attempts left, so it waits for a retry",
                "1.2 Blocked: blocked by 1.1",
                "1.3 Skipped: marked as done in the plan",
                "1.4 Pending: ready",
                "1.5 Running: running, or interrupted while it ran: goes first",
                "1.6 Pending: waits for its turn: its files, its batch or its phase are taken",
                "2.1 Blocked: blocked by 1.1",
            ],
            state.Tasks.Select(t => $"{t.Task.Id} {t.Status}: {t.Reason}"));
        Assert.Equal(["1.5", "1.4"], state.Next().Select(t => t.Task.Id));
    }

    [Fact]
    public async Task A_wrong_update_is_refused_and_changes_nothing()
    {
        var builder = new PlanGraphBuilder("Plan");
        builder.AddTask("1.1", "Done").Mark('x').Line(4);
        var plan = builder.Build();

        Assert.Equal("Plan 'Plan' has no task '9'.", (await Assert.ThrowsAsync<KeyNotFoundException>(() => State.SkipAsync(plan, ["1.1", "9"]))).Message);
        Assert.Equal("Task '1.1 Done' is marked as done in the plan, line 4; clear its box to run it again", (await Assert.ThrowsAsync<PlanStateException>(() => State.RetryAsync(plan, ["1.1"]))).Message);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => State.MarkAsync(plan, "1.1", PlanTaskStatus.Blocked));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Retry_without_ids_takes_everything_that_failed()
    {
        var plan = Wide(3);
        await State.MarkAsync(plan, "1.0", PlanTaskStatus.Failed, cancellationToken: TestContext.Current.CancellationToken);
        await State.MarkAsync(plan, "1.1", PlanTaskStatus.Completed, cancellationToken: TestContext.Current.CancellationToken);
        await State.RetryAsync(plan, [], TestContext.Current.CancellationToken);
        Assert.Equal([PlanTaskStatus.Pending, PlanTaskStatus.Completed, PlanTaskStatus.Pending], State.Load(plan).Tasks.Select(t => t.Status));
    }

    [Fact]
    public async Task Reset_lets_the_whole_plan_run_anew()
    {
        var plan = Wide(2);
        await State.SkipAsync(plan, ["1.0", "1.1"], cancellationToken: TestContext.Current.CancellationToken);
        await State.ResetAsync(plan, TestContext.Current.CancellationToken);
        Assert.Equal(2, State.Load(plan).Count(PlanTaskStatus.Pending));
    }

    /// <summary>Parents without handlers are complete once their parts are; who updates the state later need not know the handlers.</summary>
    [Fact]
    public async Task An_update_publishes_parents_as_the_run_does()
    {
        var builder = new PlanGraphBuilder("Plan");
        builder.AddTask("1", "Parent");
        builder.AddTask("1.1", "Part").ChildOf("1");
        builder.AddTask("1.2", "Part").ChildOf("1").DependsOn("1.1");
        builder.AddTask("2", "After").DependsOn("1");
        var plan = builder.Build();
        var handlers = new CallbackHandlers(plan).On("1.1", static () => null).On("1.2", static () => throw new InvalidOperationException("no")).On("2", static () => null);
        await PlanRunner.RunAsync(plan, handlers, new PlanOptions { State = State, Note = "by hand" }, TestContext.Current.CancellationToken);
        Assert.Equal("by hand", Assert.Single(State.Load(plan).Runs).Note);

        await State.MarkAsync(plan, "1.2", PlanTaskStatus.Completed, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(State.Load(plan, handles: task => !task.IsParent).ToJson(), await File.ReadAllTextAsync(_folder.Of("status.json"), TestContext.Current.CancellationToken));
        Assert.Equal([PlanTaskStatus.Completed, PlanTaskStatus.Completed, PlanTaskStatus.Completed, PlanTaskStatus.Pending], State.Load(plan).Tasks.Select(t => t.Status));
        Assert.Equal(["2"], State.Load(plan).Next().Select(t => t.Task.Id));
    }

    [Fact]
    public async Task Before_the_first_run_somebody_may_say_which_parents_work()
    {
        var builder = new PlanGraphBuilder("Plan");
        builder.AddTask("1", "Parent");
        builder.AddTask("1.1", "Part").ChildOf("1");
        var plan = builder.Build();
        await State.WithHandlers(task => !task.IsParent).SkipAsync(plan, ["1.1"], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Contains("\"completed\": 1,", await File.ReadAllTextAsync(_folder.Of("status.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(["1"], State.Load(plan).Next().Select(t => t.Task.Id));
        Assert.Empty(State.WithHandlers(task => !task.IsParent).Load(plan).Next());
    }

    [Fact]
    public async Task Every_attempt_has_its_times_and_its_fault_over_all_runs()
    {
        var plan = Wide(1);
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UnixEpoch);
        var options = new PlanOptions { State = State, TimeProvider = clock, MaxAttempts = 2, Retry = new PlanRetry { Delay = TimeSpan.Zero, Backoff = PlanBackoff.Constant, UsesJitter = false } };
        for (var run = 0; run < 2; run++)
        {
            await PlanRunner.RunAsync(plan, (task, _) =>
            {
                clock.Advance(TimeSpan.FromSeconds(task.Attempt));
                return task.Attempt < 3 ? Task.FromException(new InvalidOperationException($"fault {task.Attempt}")) : Task.CompletedTask;
            }, options with { MaxAttempts = options.MaxAttempts + run }, TestContext.Current.CancellationToken);
            clock.Advance(TimeSpan.FromSeconds(10));
        }

        var state = State.Load(plan)["1.0"];
        Assert.Equal(PlanTaskStatus.Completed, state.Status);
        Assert.Equal(["1: 0-1 fault 1", "2: 1-3 fault 2", "3: 13-16 "], state.History.Select(a => $"{a.Number}: {a.StartedAt.ToUnixTimeSeconds()}-{a.EndedAt?.ToUnixTimeSeconds()} {a.Error}"));

        await State.RetryAsync(plan, ["1.0"], TestContext.Current.CancellationToken);
        Assert.Empty(State.Load(plan)["1.0"].History);
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_named_and_nothing_runs()
    {
        // Below a file there is no folder, also for root.
        await File.WriteAllTextAsync(_folder.Of("file"), "", TestContext.Current.CancellationToken);
        var ran = 0;
        foreach (var path in OperatingSystem.IsLinux() ? [_folder.Of("file", "state"), "/proc/plan-state"] : new[] { _folder.Of("file", "state") })
        {
            var state = PlanState.Directory(path);
            var fault = await Assert.ThrowsAsync<PlanStateException>(() => PlanRunner.RunAsync(Wide(1), (_, _) => Task.FromResult(ran++), new PlanOptions { State = state }, TestContext.Current.CancellationToken));
            Assert.Equal(PlanStateFault.Inaccessible, fault.Fault);
            Assert.StartsWith($"The state in '{path}' cannot be read or written: ", fault.Message, StringComparison.Ordinal);
            Assert.Equal(PlanStateFault.Inaccessible, (await Assert.ThrowsAsync<PlanStateException>(() => state.SkipAsync(Wide(1), ["1.0"]))).Fault);
        }

        Assert.Equal(0, ran);
    }

    private static PlanGraph Wide(int tasks)
    {
        var builder = new PlanGraphBuilder("Plan");
        for (var n = 0; n < tasks; n++) builder.AddTask($"1.{n}", $"Task {n}");
        return builder.Build();
    }
}
