namespace PlanRuntime.Tests;

public sealed class VerificationTests
{
    private readonly GatedTasks _tasks = new();

    private async Task<PlanResult> FailUnitTestsWhileIntegrationTestsRun(PlanOptions options, Func<GatedTasks, PlanGraph, PlanHandlers>? handlers = null)
    {
        var plan = GoldenPlans.Pipeline();
        var run = PlanRunner.RunAsync(plan, handlers?.Invoke(_tasks, plan) ?? Gated(_tasks, plan), options with { MaxParallelism = 3 }, TestContext.Current.CancellationToken);
        await _tasks.NextStarts(2);
        _tasks.Complete("1.1", "1.2");
        await _tasks.NextStarts(3);
        _tasks.Complete("2.2", "2.3", "1.3", "1.4");
        await StartOf("1.5");
        _tasks.Fail("1.5", "red");
        await Ended("1.5");
        _tasks.Complete("2.1", "3.1", "3.2", "4.1", "4.2", "5.1");
        return await run;
    }

    private static CallbackHandlers Gated(GatedTasks tasks, PlanGraph plan)
    {
        var handlers = new CallbackHandlers(plan);
        foreach (var task in plan.Tasks)
        {
            handlers.OnAsync(task.Id, async (context, token) =>
            {
                await tasks.RunAsync(context, token);
                return null;
            });
        }

        return handlers;
    }

    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _started = [];

    private async Task StartOf(string id)
    {
        while (!_started.Contains(id)) _started.AddRange(await _tasks.NextStarts(1));
    }

    private Task Ended(string id) => _failed.Task;

    private PlanOptions Watched(PlanOptions options) => options with
    {
        Progress = new EventLog(e => { if (e.Kind == PlanEventKind.TaskFailed) _failed.SetResult(); }),
    };

    [Fact]
    public async Task A_failed_background_verification_blocks_what_has_not_started_in_later_phases()
    {
        var result = await FailUnitTestsWhileIntegrationTestsRun(Watched(new PlanOptions()));
        Assert.Equal(PlanStatus.Failed, result.Status);
        Assert.Equal(PlanTaskStatus.Failed, result["1.5"].Status);
        Assert.Equal(PlanTaskStatus.Completed, result["2.1"].Status);
        Assert.True(result["2.1"].IsUnverified);
        Assert.False(result["1.3"].IsUnverified);
        Assert.Equal(PlanTaskStatus.Blocked, result["5.1"].Status);
        Assert.All(result.Tasks.Where(t => t.Task.Phase.Index > 0), t => Assert.True(t.Status is PlanTaskStatus.Completed or PlanTaskStatus.Blocked));
    }

    [Fact]
    public async Task It_may_be_only_reported()
    {
        var result = await FailUnitTestsWhileIntegrationTestsRun(Watched(new PlanOptions { OnVerifyFailure = VerifyFailure.Continue }));
        Assert.Equal(PlanStatus.Failed, result.Status);
        Assert.Equal(["1.5"], result.Tasks.Where(t => t.Status != PlanTaskStatus.Completed).Select(t => t.Task.Id));
        Assert.True(result["5.1"].IsUnverified);
    }

    [Fact]
    public async Task Rollback_compensates_in_reverse_order_of_completion()
    {
        var undone = new List<string>();
        var completed = new List<string>();
        var options = new PlanOptions { OnVerifyFailure = VerifyFailure.Rollback };
        options = options with
        {
            Progress = new EventLog(e =>
            {
                if (e.Kind == PlanEventKind.TaskCompleted) completed.Add(e.Task!.Id);
                if (e.Kind == PlanEventKind.TaskFailed) _failed.SetResult();
            }),
        };
        var result = await FailUnitTestsWhileIntegrationTestsRun(options, (tasks, plan) =>
        {
            var handlers = Gated(tasks, plan);
            foreach (var task in plan.Tasks)
            {
                handlers.Undo(task.Id, () =>
                {
                    undone.Add(task.Id);
                    return task.Id == "2.1" ? throw new InvalidOperationException("cannot be undone") : Task.CompletedTask;
                });
            }

            return handlers;
        });
        completed.Reverse();
        Assert.Equal(completed, undone);
        Assert.Contains("1.1", undone);
        Assert.True(result["1.1"].IsCompensated);
        Assert.Equal("cannot be undone", result["2.1"].CompensationError!.Message);
        Assert.Null(result["1.1"].CompensationError);
        Assert.False(result["5.1"].IsCompensated);
    }
}
