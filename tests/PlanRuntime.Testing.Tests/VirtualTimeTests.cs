namespace PlanRuntime.Testing.Tests;

/// <summary>Runs in virtual time: how long tasks take, what runs together, retries, timeouts and cancellation.</summary>
public sealed class VirtualTimeTests
{
    private static readonly PlanRetry Backoff = new() { Delay = TimeSpan.FromMinutes(10), MaxDelay = null, Backoff = PlanBackoff.Constant, UsesJitter = false };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tasks_take_their_estimate_else_a_minute() => (await new PlanTest().RunAsync(Plans.Diamond(), Token))
        .AssertCompleted().AssertOrder("1", "2", "4").AssertOrder("1", "3", "4").AssertTogether("2", "3").AssertDuration(TimeSpan.FromMinutes(4));

    [Fact]
    public async Task A_limit_keeps_tasks_apart()
    {
        var run = await new PlanTest().With(new PlanOptions { MaxParallelism = 1 }).Takes("2", TimeSpan.FromHours(3)).RunAsync(Plans.Diamond(), Token);
        run.AssertApart("1", "2", "3", "4").AssertDuration(TimeSpan.FromMinutes(184));
    }

    [Fact]
    public async Task A_run_takes_as_long_as_its_simulation_says()
    {
        var plan = new PlanGraphBuilder("Random");
        var random = new Random(5);
        for (var t = 0; t < 60; t++)
        {
            var task = plan.AddTask($"{t}").Estimate(TimeSpan.FromSeconds(random.Next(1, 10_000)));
            if (t < 5) task.DependsOnNothing();
            else task.DependsOn($"{random.Next(t)}", $"{random.Next(t)}");
        }

        var graph = plan.Build();
        (await new PlanTest().RunAsync(graph, Token)).AssertDuration(graph.Simulate().Makespan!.Value);
    }

    [Fact]
    public async Task Twenty_runs_of_one_test_are_the_same_to_the_last_event()
    {
        var plan = Plans.Independent([.. Enumerable.Range(1, 40).Select(n => $"{n}")]);
        string? first = null;
        for (var n = 0; n < 20; n++)
        {
            var run = await new PlanTest().With(new PlanOptions { MaxAttempts = 3, Retry = Backoff }).Fails("7", attempt: 1).Fails("9").RunAsync(plan, Token);
            var lines = run + string.Join("\n", run.Result.Tasks);
            Assert.Equal(first ??= lines, lines);
        }
    }

    [Fact]
    public async Task A_failed_attempt_waits_in_virtual_time_for_the_next()
    {
        var run = await new PlanTest().With(new PlanOptions { MaxAttempts = 3, Retry = Backoff, MaxParallelism = 1 }).Fails("2", attempt: 1, new IOException("disk full")).RunAsync(Plans.Diamond(), Token);
        run.AssertCompleted().AssertAttempts("2", 2).AssertAttempts("3", 1).AssertDuration(TimeSpan.FromMinutes(2 + 1 + 10 + 1 + 1));
        Assert.Equal([1, 2], run.Events.Where(e => e is { Kind: PlanEventKind.TaskStarted, Task.Id: "2" }).Select(e => e.Attempt));
        Assert.Equal("disk full", Assert.Single(run.Events, e => e.Kind == PlanEventKind.AttemptFailed).Error!.Message);
    }

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_cancelled()
    {
        var plan = new PlanGraphBuilder("Slow");
        plan.AddTask("1").DependsOnNothing().Timeout(TimeSpan.FromMinutes(5));
        var run = await new PlanTest().Takes("1", TimeSpan.FromDays(1)).RunAsync(plan.Build(), Token);
        run.AssertStatus("1", PlanTaskStatus.Failed).AssertDuration(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_run_is_cancelled_at_a_time()
    {
        var run = await new PlanTest().Cancels(TimeSpan.FromMinutes(3)).RunAsync(Plans.Diamond(), Token);
        run.AssertStatus("1", PlanTaskStatus.Completed).AssertStatus("2", PlanTaskStatus.Canceled).AssertAttempts("4", 0).AssertDuration(TimeSpan.FromMinutes(3));
        Assert.Equal(PlanStatus.Canceled, run.Result.Status);
    }

    [Fact]
    public async Task A_failure_cancels_the_others_where_the_policy_says_so()
    {
        var run = await new PlanTest().With(new PlanOptions { OnFailure = FailurePolicy.CancelAll }).Takes("1", TimeSpan.FromHours(1)).Fails("2").RunAsync(Plans.Independent("1", "2"), Token);
        run.AssertStatus("1", PlanTaskStatus.Canceled).AssertStatus("2", PlanTaskStatus.Failed).AssertDuration(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_handler_that_waits_for_the_clock_waits_in_virtual_time()
    {
        var test = new PlanTest().Takes("1", TimeSpan.Zero);
        var run = await test.RunAsync((options, token) => PlanRunner.RunAsync(Plans.Independent("1", "2"), Handle, options, token), Token);
        run.AssertCompleted().AssertDuration(TimeSpan.FromDays(2));
        Assert.Equal(TimeSpan.FromDays(2), run.EndOf("1"));

        async Task Handle(PlanTaskContext task, CancellationToken token)
        {
            if (task.Task.Id == "2") return;
            await Task.Delay(TimeSpan.FromDays(1), test.Clock, token);
            await Task.Yield();
            await Task.Delay(TimeSpan.FromDays(1), test.Clock, token);
            Assert.Throws<NotSupportedException>(() => new PeriodicTimer(TimeSpan.FromHours(12), test.Clock));
        }
    }

    [Fact]
    public async Task Handlers_that_work_on_other_threads_stop_the_clock()
    {
        var test = new PlanTest();
        var run = await test.RunAsync(
            (options, token) => PlanRunner.RunAsync(
                Plans.Independent("1", "2", "3"),
                async (task, token) =>
                {
                    var before = test.Clock.GetUtcNow();
                    for (var n = 0; n < 50; n++) await Task.Yield();
                    await Task.Run(static () => Thread.SpinWait(10_000), token);
                    Assert.Equal(before, test.Clock.GetUtcNow());
                },
                options,
                token),
            Token);
        run.AssertCompleted().AssertDuration(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Compensations_may_wait_for_the_clock()
    {
        var test = new PlanTest().With(new PlanOptions { OnFailure = FailurePolicy.Rollback }).Fails("4");
        var handlers = new Compensated(test.Clock);
        var run = await test.RunAsync((options, token) => PlanRunner.RunAsync(Plans.Diamond(), handlers, options, token), Token);
        run.AssertStatus("4", PlanTaskStatus.Failed).AssertDuration(TimeSpan.FromMinutes(4) + TimeSpan.FromHours(3));
        Assert.True(run.Result["1"].IsCompensated);
    }

    [Fact]
    public async Task A_second_run_by_the_same_clock_is_refused()
    {
        var test = new PlanTest();
        var run = await test.RunAsync(
            (options, token) => PlanRunner.RunAsync(Plans.Independent("1"), (_, token) => PlanRunner.RunAsync(Plans.Independent("2"), (_, _) => Task.CompletedTask, new PlanOptions { TimeProvider = test.Clock }, token), options, token),
            Token);
        Assert.Equal("The clock of a test serves one run at a time; give a run inside of a handler, or beside another, a clock of its own.", run.Result["1"].Error!.Message);
        (await test.RunAsync(Plans.Independent("1"), Token)).AssertCompleted();
    }

    private sealed class Compensated(TimeProvider clock) : PlanHandlers
    {
        public override bool Handles(int task) => true;

        public override ValueTask ExecuteAsync(int task, PlanTaskContext context, CancellationToken cancellationToken) => default;

        public override bool Compensates(int task) => true;

        public override async ValueTask CompensateAsync(int task, PlanTaskContext context, CancellationToken cancellationToken) => await Task.Delay(TimeSpan.FromHours(1), clock, cancellationToken);
    }
}
