namespace PlanRuntime.Tests.State;

public sealed class ResumeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _ran = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_complete_does_not_run_again()
    {
        var plan = Chain("1.1", "1.2", "1.3");
        await RunAsync(plan);
        var result = await RunAsync(plan);

        Assert.Equal(["1.1", "1.2", "1.3"], _ran);
        Assert.Equal(PlanStatus.Completed, result.Status);
        Assert.All(result.Tasks, t => Assert.True(t.IsFromEarlierRun));
        Assert.Equal(3, result.Resume!.Changes.Kept.Count);
        Assert.False(result.Resume.Changes.Any);
    }

    [Fact]
    public async Task Without_state_nothing_is_kept()
    {
        var result = await PlanRunner.RunAsync(Chain("1.1"), (_, _) => Task.CompletedTask, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Null(result.Resume);
    }

    [Fact]
    public async Task What_failed_stays_failed_until_it_is_retried()
    {
        var plan = Chain("1.1", "1.2");
        await RunAsync(plan, fails: "1.1");
        var stuck = await RunAsync(plan);
        await State.RetryAsync(plan, ["1.1"], TestContext.Current.CancellationToken);
        var result = await RunAsync(plan);

        Assert.Equal(["1.1", "1.1", "1.2"], _ran);
        Assert.Equal(PlanStatus.Failed, stuck.Status);
        Assert.Equal("Task '1.1' failed in an earlier run and has no attempts left; retry it, or set PlanOptions.RetryFailed. It failed with: 1.1 fails", stuck["1.1"].Error!.Message);
        Assert.Equal(PlanTaskStatus.Blocked, stuck["1.2"].Status);
        Assert.Equal(PlanStatus.Completed, result.Status);
    }

    [Fact]
    public async Task RetryFailed_runs_failed_tasks_anew()
    {
        var plan = Chain("1.1", "1.2");
        await RunAsync(plan, fails: "1.1");
        var result = await RunAsync(plan, new PlanOptions { RetryFailed = true });
        Assert.Equal(["1.1", "1.1", "1.2"], _ran);
        Assert.Equal(PlanStatus.Completed, result.Status);
    }

    [Fact]
    public async Task More_attempts_let_a_failed_task_run_again()
    {
        var plan = Chain("1.1");
        await RunAsync(plan, fails: "1.1");
        var result = await RunAsync(plan, new PlanOptions { MaxAttempts = 2 });
        Assert.Equal(PlanStatus.Completed, result.Status);
        Assert.Equal(2, result["1.1"].Attempts);
    }

    [Fact]
    public async Task A_cancelled_run_goes_on()
    {
        var plan = Chain("1.1", "1.2", "1.3");
        using var cancellation = new CancellationTokenSource();
        await PlanRunner.RunAsync(plan, async (task, token) =>
        {
            _ran.Add(task.Task.Id);
            if (task.Task.Id != "1.2") return;
            await cancellation.CancelAsync();
            token.ThrowIfCancellationRequested();
        }, new PlanOptions { State = State }, cancellation.Token);
        var result = await RunAsync(plan);

        Assert.Equal(["1.1", "1.2", "1.2", "1.3"], _ran);
        Assert.Equal(PlanStatus.Completed, result.Status);
        Assert.Equal(2, result["1.2"].Attempts);
    }

    [Fact]
    public async Task Interrupted_tasks_go_first()
    {
        var builder = new PlanGraphBuilder("Plan");
        foreach (var id in new[] { "1.1", "1.2", "1.3", "1.4" }) builder.AddTask(id).Estimate(TimeSpan.FromHours(id == "1.1" ? 9 : 1)).DependsOnNothing();
        var plan = builder.Build();
        await State.MarkAsync(plan, "1.3", PlanTaskStatus.Running, cancellationToken: TestContext.Current.CancellationToken);
        var result = await RunAsync(plan, new PlanOptions { MaxParallelism = 1 });

        Assert.Equal(["1.3", "1.1", "1.2", "1.4"], _ran);
        Assert.Equal(["1.3"], result.Resume!.Interrupted.Select(t => t.Id));
    }

    [Fact]
    public async Task A_second_run_is_refused_and_told_whose_the_first_is()
    {
        var plan = Chain("1.1");
        var tasks = new GatedTasks();
        var first = PlanRunner.RunAsync(plan, tasks.RunAsync, new PlanOptions { State = State }, TestContext.Current.CancellationToken);
        await tasks.NextStarts(1);

        var fault = await Assert.ThrowsAsync<PlanStateException>(() => RunAsync(plan));
        var update = await Assert.ThrowsAsync<PlanStateException>(() => State.SkipAsync(plan, ["1.1"]));

        Assert.Equal(PlanStateFault.InUse, fault.Fault);
        Assert.Equal(Environment.ProcessId, fault.Holder!.ProcessId);
        Assert.Equal($"The state of plan 'Plan' in '{_folder.Path}' is in use by {fault.Holder} (run); wait until it has ended, or use another place", fault.Message);
        Assert.Equal(PlanStateFault.InUse, update.Fault);
        Assert.Equal(PlanTaskStatus.Running, State.Load(plan)["1.1"].Status);
        tasks.Complete("1.1");
        await first;
        Assert.Equal(PlanStatus.Completed, (await RunAsync(plan)).Status);
    }

    [Fact]
    public async Task A_run_that_cannot_start_gives_the_lock_back()
    {
        var plan = Chain("1.1");
        var options = new PlanOptions { State = State };
        await Assert.ThrowsAsync<PlanException>(() => PlanRunner.RunAsync(plan, new CallbackHandlers(plan), options));
        Assert.Equal(PlanStatus.Completed, (await RunAsync(plan)).Status);
    }

    [Fact]
    public async Task What_a_rollback_undid_runs_again()
    {
        var plan = Chain("1.1", "1.2");
        var handlers = new CallbackHandlers(plan).On("1.1", () => { _ran.Add("1.1"); return null; }).On("1.2", () => throw new InvalidOperationException()).Undo("1.1", () => Task.CompletedTask);
        await PlanRunner.RunAsync(plan, handlers, new PlanOptions { State = State, OnFailure = FailurePolicy.Rollback }, TestContext.Current.CancellationToken);
        Assert.Equal(PlanTaskStatus.Pending, State.Load(plan)["1.1"].Status);
        await RunAsync(plan, new PlanOptions { RetryFailed = true });
        Assert.Equal(["1.1", "1.1", "1.2"], _ran);
    }

    private PlanState State => PlanState.Directory(_folder.Path);

    private static PlanGraph Chain(params string[] ids)
    {
        var builder = new PlanGraphBuilder("Plan");
        for (var i = 0; i < ids.Length; i++)
        {
            var task = builder.AddTask(ids[i], "Task " + ids[i]);
            if (i > 0) task.DependsOn(ids[i - 1]);
        }

        return builder.Build();
    }

    private Task<PlanResult> RunAsync(PlanGraph plan, PlanOptions? options = null, string? fails = null) => PlanRunner.RunAsync(plan, (task, _) =>
    {
        lock (_ran) _ran.Add(task.Task.Id);
        return task.Task.Id == fails ? Task.FromException(new InvalidOperationException(fails + " fails")) : Task.CompletedTask;
    }, (options ?? new PlanOptions()) with { State = State }, TestContext.Current.CancellationToken);
}
