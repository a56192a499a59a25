using Microsoft.Extensions.Time.Testing;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace PlanRuntime.Tests;

public sealed class RetryTests
{
    private static readonly PlanRetry AtOnce = new() { Delay = TimeSpan.Zero, Backoff = PlanBackoff.Constant, UsesJitter = false };

    private static PlanGraph Independent(params string[] ids)
    {
        var plan = new PlanGraphBuilder("Retries");
        foreach (var id in ids) plan.AddTask(id).DependsOnNothing();
        return plan.Build();
    }

    [Fact]
    public async Task A_task_is_tried_again_until_it_succeeds()
    {
        var events = new EventLog();
        var result = await PlanRunner.RunAsync(
            Independent("1"),
            (task, _) => task.Attempt < 3 ? throw new InvalidOperationException($"attempt {task.Attempt}") : Task.CompletedTask,
            new PlanOptions { MaxAttempts = 3, Retry = AtOnce, Progress = events },
            TestContext.Current.CancellationToken);
        Assert.Equal(PlanTaskStatus.Completed, result["1"].Status);
        Assert.Equal(3, result["1"].Attempts);
        Assert.Null(result["1"].Error);
        Assert.Equal(["TaskStarted 1", "AttemptFailed 1", "TaskStarted 1", "AttemptFailed 1", "TaskStarted 1", "TaskCompleted 1", "RunEnded"], events.Lines);
    }

    /// <summary>The next attempt may begin and end on another thread before the first has been looked at.</summary>
    [Fact]
    public async Task Attempts_that_end_at_once_are_not_taken_for_each_other()
    {
        var ids = Enumerable.Range(1, 2000).Select(n => $"{n}").ToArray();
        for (var round = 0; round < 5; round++)
        {
            var result = await PlanRunner.RunAsync(
                Independent(ids),
                (task, _) => task.Attempt < 3 ? throw new InvalidOperationException() : Task.CompletedTask,
                new PlanOptions { MaxAttempts = 3, MaxParallelism = 8, Retry = AtOnce },
                TestContext.Current.CancellationToken);
            Assert.Equal(PlanStatus.Completed, result.Status);
            Assert.All(result.Tasks, t => Assert.Equal(3, t.Attempts));
        }
    }

    [Fact]
    public async Task Each_event_says_which_attempt_it_is_of()
    {
        var events = new EventLog();
        var options = new PlanOptions { MaxAttempts = 3, MaxParallelism = 1, Retry = AtOnce, Progress = events };
        await PlanRunner.RunAsync(
            Independent("1", "2"),
            (task, _) => task.Task.Id == "2" || task.Attempt < 3 ? throw new InvalidOperationException() : Task.CompletedTask,
            options,
            TestContext.Current.CancellationToken);
        Assert.Equal(
            ["TaskStarted 1", "AttemptFailed 1", "TaskStarted 2", "AttemptFailed 2", "TaskStarted 3", "TaskCompleted 3"],
            events.Events.Where(e => e.Task?.Id == "1").Select(e => $"{e.Kind} {e.Attempt}"));
        Assert.Equal(["AttemptFailed 1", "AttemptFailed 2", "TaskFailed 3"], events.Events.Where(e => e.Task?.Id == "2" && e.Kind != PlanEventKind.TaskStarted).Select(e => $"{e.Kind} {e.Attempt}"));
    }

    [Fact]
    public async Task A_task_fails_with_its_last_error_after_its_last_attempt()
    {
        var result = await PlanRunner.RunAsync(
            Independent("1"),
            (task, _) => throw new InvalidOperationException($"attempt {task.Attempt}"),
            new PlanOptions { MaxAttempts = 2, Retry = AtOnce },
            TestContext.Current.CancellationToken);
        Assert.Equal(PlanTaskStatus.Failed, result["1"].Status);
        Assert.Equal(2, result["1"].Attempts);
        Assert.Equal("attempt 2", result["1"].Error!.Message);
    }

    [Fact]
    public async Task A_task_that_waits_for_its_retry_holds_no_slot()
    {
        var clock = new FakeTimeProvider();
        var tasks = new GatedTasks();
        var options = new PlanOptions { MaxAttempts = 2, MaxParallelism = 1, TimeProvider = clock, Retry = AtOnce with { Delay = TimeSpan.FromMinutes(1) } };
        var run = PlanRunner.RunAsync(
            Independent("1", "2"),
            (task, token) => task.Task.Id == "1" && task.Attempt == 1 ? throw new InvalidOperationException("once") : tasks.RunAsync(task, token),
            options,
            TestContext.Current.CancellationToken);
        Assert.Equal(["2"], await tasks.NextStarts(1));
        tasks.Complete("2");

        // The delay is counted from the failure; advancing until the timer is armed does no harm.
        while (!tasks.HasStarted)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        tasks.Complete("1");
        var result = await run;
        Assert.Equal(PlanStatus.Completed, result.Status);
        Assert.Equal(1, result.MaxConcurrency);
    }

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_cancelled_and_has_failed()
    {
        var clock = new FakeTimeProvider();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = PlanRunner.RunAsync(
            Independent("1"),
            async (_, token) =>
            {
                started.SetResult();
                await Task.Delay(Timeout.Infinite, token);
            },
            new PlanOptions { TaskTimeout = TimeSpan.FromMinutes(1), TimeProvider = clock },
            TestContext.Current.CancellationToken);
        await started.Task;
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<TimeoutRejectedException>((await run)["1"].Error);
    }

    [Fact]
    public async Task The_number_of_a_task_comes_before_that_of_the_run()
    {
        var plan = new PlanGraphBuilder("Own").MaxAttempts(5);
        plan.AddTask("1").Retries(1);
        plan.AddTask("2").Retries(0);
        plan.AddTask("3");
        var result = await PlanRunner.RunAsync(plan.Build(), (_, _) => throw new InvalidOperationException(), new PlanOptions { Retry = AtOnce }, TestContext.Current.CancellationToken);
        Assert.Equal([2, 1, 5], result.Tasks.Select(t => t.Attempts));
    }

    [Fact]
    public async Task A_pipeline_of_the_users_decides_about_attempts()
    {
        var pipeline = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 1, Delay = TimeSpan.Zero }).Build();
        var result = await PlanRunner.RunAsync(
            Independent("1", "2"),
            (_, _) => throw new InvalidOperationException(),
            new PlanOptions { Resilience = task => task.Id == "1" ? pipeline : null },
            TestContext.Current.CancellationToken);
        Assert.Equal([2, 1], result.Tasks.Select(t => t.Attempts));
    }

    [Fact]
    public async Task Cancelling_ends_a_run_that_waits_for_a_retry()
    {
        using var cancellation = new CancellationTokenSource();
        var failed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = new PlanOptions
        {
            MaxAttempts = 2,
            TimeProvider = new FakeTimeProvider(),
            Retry = AtOnce with { Delay = TimeSpan.FromHours(1) },
            Progress = new EventLog(e => { if (e.Kind == PlanEventKind.AttemptFailed) failed.SetResult(); }),
        };
        var run = PlanRunner.RunAsync(Independent("1"), (_, _) => throw new InvalidOperationException("once"), options, cancellation.Token);
        await failed.Task;
        await cancellation.CancelAsync();
        var result = await run;
        Assert.Equal(PlanStatus.Canceled, result.Status);
        Assert.Equal(PlanTaskStatus.Canceled, result["1"].Status);
        Assert.Equal("once", result["1"].Error!.Message);
    }

    [Fact]
    public async Task Classic_tries_twice_more_in_later_batches()
    {
        var plan = new PlanGraphBuilder("Classic");
        foreach (var id in new[] { "1", "2", "3", "4" }) plan.AddTask(id);
        var log = new EventLog();
        var result = await PlanRunner.RunAsync(
            plan.Build(),
            (task, _) => task.Task.Id == "1" && task.Attempt < 3 ? throw new InvalidOperationException() : Task.CompletedTask,
            PlanOptions.Classic with { MaxParallelism = 1, Progress = log },
            TestContext.Current.CancellationToken);
        Assert.Equal(PlanStatus.Completed, result.Status);
        Assert.Equal(3, result["1"].Attempts);
        Assert.Equal("1 2 3", log.Batches[0]);
        Assert.All(log.Batches.Skip(1), batch => Assert.True(batch.StartsWith('1') || batch == "4"));
        Assert.True(log.Batches.Count >= 3);
    }
}
