using Microsoft.Extensions.Time.Testing;

namespace PlanRuntime.Tests;

public sealed class CancellationTests
{
    private readonly GatedTasks _tasks = new();

    [Fact]
    public async Task A_cancelled_run_says_what_became_of_every_task_and_throws_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        var run = PlanRunner.RunAsync(GoldenPlans.Dag(), _tasks.RunAsync, cancellationToken: cancellation.Token);
        await _tasks.NextStarts(2);
        _tasks.Complete("1.1");
        await _tasks.NextStarts(1);
        await cancellation.CancelAsync();

        var result = await run;
        Assert.Equal(PlanStatus.Canceled, result.Status);
        Assert.Equal("Completed Canceled Blocked Blocked Canceled Blocked", string.Join(' ', result.Tasks.Select(t => t.Status)));
        Assert.Equal(cancellation.Token, Assert.Throws<OperationCanceledException>(result.EnsureCompleted).CancellationToken);
    }

    [Fact]
    public async Task A_token_that_is_cancelled_already_starts_nothing()
    {
        var result = await PlanRunner.RunAsync(GoldenPlans.Dag(), _tasks.RunAsync, cancellationToken: new CancellationToken(canceled: true));
        Assert.Equal(PlanStatus.Canceled, result.Status);
        Assert.All(result.Tasks, t => Assert.Equal(PlanTaskStatus.Canceled, t.Status));
        Assert.False(_tasks.HasStarted);
    }

    [Fact]
    public async Task The_run_does_not_wait_longer_than_the_grace_period_for_a_handler_that_ignores_it()
    {
        var clock = new FakeTimeProvider();
        using var cancellation = new CancellationTokenSource();
        var options = new PlanOptions { TimeProvider = clock, CancellationGrace = TimeSpan.FromSeconds(30) };
        var run = PlanRunner.RunAsync(GoldenPlans.Dag(), (task, _) => _tasks.RunAsync(task, CancellationToken.None), options, cancellation.Token);
        await _tasks.NextStarts(2);
        await cancellation.CancelAsync();
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(run.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        var result = await run;
        Assert.Equal(PlanStatus.Canceled, result.Status);
        Assert.Equal(PlanTaskStatus.Canceled, result["1.1"].Status);
        _tasks.Complete("1.1", "1.2");
    }

    [Theory]
    [InlineData(FailurePolicy.Continue, "Completed Failed Blocked Blocked Completed Blocked")]
    [InlineData(FailurePolicy.StopStarting, "Completed Failed Blocked Blocked Canceled Blocked")]
    public async Task A_failure_means_for_the_rest_what_the_policy_says(FailurePolicy policy, string outcome)
    {
        var failed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var log = new EventLog(e => { if (e.Kind == PlanEventKind.TaskFailed) failed.SetResult(); });
        var run = PlanRunner.RunAsync(GoldenPlans.Dag(), _tasks.RunAsync, new PlanOptions { OnFailure = policy, Progress = log }, TestContext.Current.CancellationToken);
        await _tasks.NextStarts(2);
        _tasks.Fail("1.2", "no database");
        await failed.Task;
        _tasks.Complete("1.1", "1.5");

        var result = await run;
        Assert.Equal(outcome, string.Join(' ', result.Tasks.Select(t => t.Status)));
        Assert.Equal(PlanStatus.Failed, result.Status);
    }

    [Fact]
    public async Task Cancelling_all_on_a_failure_cancels_what_runs()
    {
        var run = PlanRunner.RunAsync(GoldenPlans.Dag(), _tasks.RunAsync, new PlanOptions { OnFailure = FailurePolicy.CancelAll }, TestContext.Current.CancellationToken);
        await _tasks.NextStarts(2);
        _tasks.Fail("1.2", "no database");

        var result = await run;
        Assert.Equal(PlanStatus.Failed, result.Status);
        Assert.Equal("Canceled Failed Blocked Blocked Blocked Blocked", string.Join(' ', result.Tasks.Select(t => t.Status)));
        Assert.Equal(["1.1", "1.2"], result["1.6"].BlockedBy.Select(t => t.Id));
    }
}
