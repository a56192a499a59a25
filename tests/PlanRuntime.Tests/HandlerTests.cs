namespace PlanRuntime.Tests;

public sealed class HandlerTests
{
    private static PlanGraph TwoTasks(char firstMark = ' ')
    {
        var plan = new PlanGraphBuilder("Two");
        plan.AddTask("1.1", "Produce").Mark(firstMark);
        plan.AddTask("1.2", "Consume").DependsOn("1.1");
        return plan.Build();
    }

    [Fact]
    public async Task A_result_flows_from_task_to_task_and_into_the_result_of_the_run()
    {
        var plan = TwoTasks();
        var handlers = new CallbackHandlers(plan);
        handlers.On("1.1", () => 20).On("1.2", () => handlers.Result<int>("1.1") + 1);
        var result = await PlanRunner.RunAsync(plan, handlers, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(21, result.EnsureCompleted().ResultOf(new PlanTaskHandle<int>("1.2")));
        Assert.Equal("The result of task '1.2' is System.Int32, not System.String.", Assert.Throws<InvalidOperationException>(() => result.ResultOf(new PlanTaskHandle<string>("1.2"))).Message);
    }

    [Fact]
    public async Task A_task_without_a_handler_is_named_before_anything_starts()
    {
        var plan = TwoTasks();
        var handlers = new CallbackHandlers(plan).On("1.1", () => throw new InvalidOperationException("started"));
        var thrown = await Assert.ThrowsAsync<PlanException>(() => PlanRunner.RunAsync(plan, handlers, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("Task '1.2 Consume' has no handler, so plan 'Two' was not started; add a method with [PlanTask(\"1.2\")], or run the plan with one function for every task", thrown.Message);
    }

    [Fact]
    public async Task Who_writes_handlers_by_hand_learns_how_a_command_is_done()
    {
        var plan = new PlanGraphBuilder("Commands");
        plan.AddTask("1", "Build").Command("dotnet build");
        var graph = plan.Build();
        var fault = await Assert.ThrowsAsync<PlanException>(() => PlanRunner.RunAsync(graph, new CallbackHandlers(graph), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(
            "Task '1 Build' has no handler, so plan 'Commands' was not started; add a method with [PlanTask(\"1\")], or run the plan with one function for every task; handlers written by hand do a task's command by PlanCommand.RunAsync",
            fault.Message);
    }

    [Fact]
    public async Task Who_forgets_to_run_the_criteria_of_a_verification_is_told_how()
    {
        var plan = new PlanGraphBuilder("Verified");
        plan.AddTask("VERIFY 1", "Works").Criteria("dotnet test");
        var graph = plan.Build();
        var fault = await Assert.ThrowsAsync<PlanException>(() => PlanRunner.RunAsync(graph, new CallbackHandlers(graph), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(
            "Task 'VERIFY 1 Works' has no handler, so plan 'Verified' was not started; add a method with [PlanTask(\"VERIFY 1\")], or run the plan with one function for every task; criteria that are commands run where PlanOptions.Commands says RunsCriteria",
            fault.Message);
    }

    [Fact]
    public async Task A_task_marked_done_is_skipped_unless_its_result_is_required()
    {
        var plan = TwoTasks('x');
        var skipping = await PlanRunner.RunAsync(plan, new CallbackHandlers(plan).On("1.2", () => 1), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(PlanTaskStatus.Skipped, skipping["1.1"].Status);
        Assert.Equal(PlanStatus.Completed, skipping.Status);

        var handlers = new CallbackHandlers(plan);
        handlers.On("1.1", () => 20).On("1.2", () => handlers.Result<int>("1.1")).Require("1.2", "1.1");
        var rerunning = await PlanRunner.RunAsync(plan, handlers, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(PlanTaskStatus.Completed, rerunning["1.1"].Status);
        Assert.Equal(20, rerunning.ResultOf(new PlanTaskHandle<int>("1.2")));
    }

    [Fact]
    public async Task A_task_that_the_run_skips_needs_no_handler_and_runs_only_for_its_result()
    {
        var plan = TwoTasks();
        var options = new PlanOptions { Skip = t => t.Id == "1.1" };
        var skipping = await PlanRunner.RunAsync(plan, new CallbackHandlers(plan).On("1.2", () => 1), options, TestContext.Current.CancellationToken);
        Assert.Equal((PlanTaskStatus.Skipped, PlanStatus.Completed), (skipping["1.1"].Status, skipping.Status));

        var handlers = new CallbackHandlers(plan);
        handlers.On("1.1", () => 20).On("1.2", () => handlers.Result<int>("1.1")).Require("1.2", "1.1");
        var running = await PlanRunner.RunAsync(plan, handlers, options, TestContext.Current.CancellationToken);
        Assert.Equal(PlanTaskStatus.Completed, running["1.1"].Status);
    }

    [Fact]
    public async Task A_parent_without_a_handler_is_complete_when_its_children_are()
    {
        var plan = new PlanGraphBuilder("Family");
        plan.AddTask("1");
        plan.AddTask("1.1").ChildOf("1");
        plan.AddTask("1.2").ChildOf("1").DependsOn("1.1");
        plan.AddTask("2").DependsOn("1");
        var graph = plan.Build();
        var order = new List<string>();
        var handlers = new CallbackHandlers(graph);
        foreach (var id in new[] { "1.1", "1.2", "2" }) handlers.On(id, () => { lock (order) order.Add(id); return null; });
        var result = await PlanRunner.RunAsync(graph, handlers, new PlanOptions { MaxParallelism = 1 }, TestContext.Current.CancellationToken);
        Assert.Equal(PlanTaskStatus.Completed, result["1"].Status);
        Assert.Equal(["1.1", "1.2", "2"], order);
    }

    [Fact]
    public async Task A_handler_that_throws_before_it_awaits_has_failed_like_any_other()
    {
        var result = await PlanRunner.RunAsync(TwoTasks(), (task, _) => task.Task.Id == "1.1" ? throw new InvalidOperationException("at once") : Task.CompletedTask, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(PlanTaskStatus.Failed, result["1.1"].Status);
        Assert.Equal("at once", result["1.1"].Error!.Message);
        Assert.Equal(PlanTaskStatus.Blocked, result["1.2"].Status);
    }

    [Fact]
    public async Task A_handler_that_cancels_itself_has_failed()
    {
        var result = await PlanRunner.RunAsync(TwoTasks(), (_, _) => throw new OperationCanceledException("by itself"), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(PlanStatus.Failed, result.Status);
        Assert.Equal(PlanTaskStatus.Failed, result["1.1"].Status);
    }

    [Fact]
    public async Task A_handler_that_returns_null_has_failed_and_the_run_ends()
    {
        var result = await PlanRunner.RunAsync(TwoTasks(), (_, _) => null!, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(PlanTaskStatus.Failed, result["1.1"].Status);
    }

    [Fact]
    public async Task Ambient_values_of_the_caller_reach_every_handler_and_those_of_handlers_reach_none()
    {
        var ambient = new AsyncLocal<string>();
        ambient.Value = "caller";
        var seen = new List<string?>();
        await PlanRunner.RunAsync(
            TwoTasks(),
            (task, _) =>
            {
                seen.Add(ambient.Value);
                ambient.Value = task.Task.Id;
                return Task.CompletedTask;
            },
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["caller", "caller"], seen);
    }

    [Fact]
    public async Task An_empty_plan_is_complete()
    {
        var result = await PlanRunner.RunAsync(new PlanGraphBuilder("Empty").Build(), (_, _) => Task.CompletedTask, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(PlanStatus.Completed, result.EnsureCompleted().Status);
        Assert.Empty(result.CriticalPath);
    }
}
