using Microsoft.Extensions.Time.Testing;

namespace PlanRuntime.Tests;

public sealed class EventTests
{
    [Fact]
    public async Task The_observer_hears_of_everything_in_order_and_of_the_end_last()
    {
        var log = new EventLog();
        var result = await PlanRunner.RunAsync(
            GoldenPlans.Pipeline(),
            (task, _) =>
            {
                if (task.Task.Id == "1.1") task.Report(0.5, "half");
                return Task.CompletedTask;
            },
            new PlanOptions { Progress = log, MaxParallelism = 1 },
            TestContext.Current.CancellationToken);
        Assert.Equal(PlanStatus.Completed, result.Status);
        Assert.Equal("RunEnded", log.Lines[^1]);
        Assert.Equal(PlanStatus.Completed, log.Events[^1].Status);
        foreach (var task in result.Tasks)
        {
            Assert.True(log.Lines.IndexOf($"TaskStarted {task.Task.Id}") < log.Lines.IndexOf($"TaskCompleted {task.Task.Id}"));
        }

        var progress = Assert.Single(log.Events, e => e.Kind == PlanEventKind.TaskProgressed);
        Assert.Equal(("1.1", 0.5, "half"), (progress.Task!.Id, progress.Progress, progress.Message));
        Assert.Equal(["2", "3", "4", "5"], log.Events.Where(e => e.Kind == PlanEventKind.PhaseOpened).Select(e => e.Phase!.Id).Order(StringComparer.Ordinal));
        Assert.Equal(["2.2", "2.3"], Assert.Single(log.Events, e => e.Kind == PlanEventKind.GateOpened).Tasks.Select(t => t.Id));
    }

    [Fact]
    public async Task The_end_of_a_task_tells_how_long_it_took()
    {
        var clock = new FakeTimeProvider();
        var log = new EventLog();
        var result = await PlanRunner.RunAsync(
            GoldenPlans.Dag(),
            (_, _) =>
            {
                clock.Advance(TimeSpan.FromSeconds(7));
                return Task.CompletedTask;
            },
            new PlanOptions { Progress = log, MaxParallelism = 1, TimeProvider = clock },
            TestContext.Current.CancellationToken);
        Assert.All(log.Events.Where(e => e.Kind == PlanEventKind.TaskCompleted), e => Assert.Equal(TimeSpan.FromSeconds(7), e.Duration));
        Assert.All(result.Tasks, task => Assert.Equal(TimeSpan.FromSeconds(7), task.Duration));
    }

    [Fact]
    public async Task A_blocked_task_names_the_task_whose_end_blocked_it()
    {
        var log = new EventLog();
        await PlanRunner.RunAsync(
            GoldenPlans.Dag(),
            (task, _) => task.Task.Id == "1.2" ? throw new InvalidOperationException("no database") : Task.CompletedTask,
            new PlanOptions { Progress = log },
            TestContext.Current.CancellationToken);
        var blocked = log.Events.Where(e => e.Kind == PlanEventKind.TaskBlocked).ToArray();
        Assert.Equal(["1.3", "1.4", "1.6"], blocked.Select(e => e.Task!.Id).Order(StringComparer.Ordinal));
        Assert.All(blocked, e => Assert.Equal("1.2", e.BlockedBy!.Id));
    }

    [Fact]
    public async Task An_observer_that_throws_does_not_end_the_run()
    {
        var log = new EventLog(e => { if (e.Kind == PlanEventKind.TaskStarted) throw new InvalidOperationException("cannot watch"); });
        var result = await PlanRunner.RunAsync(GoldenPlans.Dag(), (_, _) => Task.CompletedTask, new PlanOptions { Progress = log }, TestContext.Current.CancellationToken);
        Assert.Equal(PlanStatus.Completed, result.Status);
        Assert.Equal("cannot watch", result.ProgressError!.Message);
        Assert.Single(log.Events, e => e.Kind == PlanEventKind.TaskStarted);
    }

    [Fact]
    public async Task The_critical_path_is_the_one_that_was_taken()
    {
        // 1.2 takes longer than 1.1, so the path begins there, although both are equal by estimates.
        var clock = new FakeTimeProvider();
        var tasks = new GatedTasks();
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var log = new EventLog(e => { if (e.Kind == PlanEventKind.TaskCompleted && e.Task!.Id == "1.5") ended.SetResult(); });
        var run = PlanRunner.RunAsync(GoldenPlans.Dag(), tasks.RunAsync, new PlanOptions { TimeProvider = clock, Progress = log }, TestContext.Current.CancellationToken);
        await tasks.NextStarts(2);
        clock.Advance(TimeSpan.FromSeconds(2));
        tasks.Complete("1.1");
        await tasks.NextStarts(1);
        tasks.Complete("1.5");
        await ended.Task;
        clock.Advance(TimeSpan.FromSeconds(1));
        tasks.Complete("1.2");
        foreach (var id in new[] { "1.3", "1.4", "1.6" })
        {
            Assert.Equal([id], await tasks.NextStarts(1));
            clock.Advance(TimeSpan.FromSeconds(1));
            tasks.Complete(id);
        }

        var result = await run;
        Assert.Equal(["1.2", "1.3", "1.4", "1.6"], result.CriticalPath.Select(t => t.Task.Id));
        Assert.Equal(TimeSpan.FromSeconds(3), result["1.2"].Duration);
        Assert.Equal(TimeSpan.FromSeconds(6), result.Duration);
        Assert.Equal(clock.Start + TimeSpan.FromSeconds(3), result["1.3"].StartedAt);
    }
}
