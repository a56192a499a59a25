namespace PlanRuntime.Tests;

public sealed class ParentTests
{
    private static PlanGraph Family(Action<PlanTaskBuilder>? parent = null)
    {
        var plan = new PlanGraphBuilder("Family");
        var builder = plan.AddTask("1");
        parent?.Invoke(builder);
        plan.AddTask("1.1").ChildOf("1");
        plan.AddTask("1.2").ChildOf("1");
        plan.AddTask("2").DependsOn("1");
        plan.AddTask("3");
        return plan.Build();
    }

    private static CallbackHandlers AllBut(PlanGraph plan, string id, Action<string> done)
    {
        var handlers = new CallbackHandlers(plan);
        foreach (var task in plan.Tasks.Where(t => t.Id != id)) handlers.On(task.Id, () => { done(task.Id); return null; });
        return handlers;
    }

    [Fact]
    public async Task A_parent_without_a_handler_takes_no_place_in_a_batch_and_holds_up_no_one()
    {
        var plan = Family();
        var log = new EventLog();
        var result = await PlanRunner.RunAsync(
            plan,
            AllBut(plan, "1", _ => { }),
            new PlanOptions { Pattern = PlanPattern.Batched, BatchSize = 2, MaxParallelism = 1, Progress = log },
            TestContext.Current.CancellationToken);
        Assert.Equal(PlanStatus.Completed, result.Status);
        Assert.Equal(["1.1 1.2", "2 3"], log.Batches);
        Assert.Contains("TaskCompleted 1", log.Lines);
    }

    [Fact]
    public async Task A_parent_marked_done_counts_as_complete_once_its_parts_are()
    {
        var plan = Family(parent => parent.Mark('x'));
        var order = new List<string>();
        var result = await PlanRunner.RunAsync(plan, AllBut(plan, "1", order.Add), new PlanOptions { Pattern = PlanPattern.Dag, MaxParallelism = 1 }, TestContext.Current.CancellationToken);
        Assert.Equal(PlanStatus.Completed, result.Status);
        Assert.Equal(PlanTaskStatus.Skipped, result["1"].Status);
        Assert.True(order.IndexOf("2") > order.IndexOf("1.1") && order.IndexOf("2") > order.IndexOf("1.2"), string.Join(' ', order));
    }

    [Fact]
    public async Task A_parent_marked_done_is_blocked_by_a_part_that_fails()
    {
        var plan = Family(parent => parent.Mark('x'));
        var handlers = AllBut(plan, "1", id =>
        {
            if (id == "1.2") throw new InvalidOperationException();
        });
        var result = await PlanRunner.RunAsync(plan, handlers, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal([PlanTaskStatus.Blocked, PlanTaskStatus.Completed, PlanTaskStatus.Failed, PlanTaskStatus.Blocked, PlanTaskStatus.Completed], result.Tasks.Select(t => t.Status));
        Assert.Equal(["1.2"], result["2"].BlockedBy.Select(t => t.Id));
    }

    [Fact]
    public async Task A_parent_is_rolled_back_before_its_parts()
    {
        var plan = Family();
        var undone = new List<string>();
        var handlers = AllBut(plan, "1", id =>
        {
            if (id == "2") throw new InvalidOperationException();
        });
        foreach (var task in plan.Tasks)
        {
            handlers.Undo(task.Id, () =>
            {
                undone.Add(task.Id);
                return Task.CompletedTask;
            });
        }

        await PlanRunner.RunAsync(plan, handlers, new PlanOptions { Pattern = PlanPattern.Dag, OnFailure = FailurePolicy.Rollback, MaxParallelism = 1 }, TestContext.Current.CancellationToken);
        Assert.True(undone.IndexOf("1") >= 0 && undone.IndexOf("1") < undone.IndexOf("1.1") && undone.IndexOf("1") < undone.IndexOf("1.2"), string.Join(' ', undone));
    }
}
