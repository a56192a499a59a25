namespace PlanRuntime.Testing.Tests;

/// <summary>Runs of the kit that are recorded: what a failed run did is not done again, in virtual time too.</summary>
public sealed class StateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("PlanTest.").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_task_that_failed_is_retried_and_what_was_done_is_not_done_again()
    {
        var options = new PlanOptions { State = PlanState.Directory(_folder) };
        var failed = await new PlanTest().With(options).Takes("2", TimeSpan.FromMinutes(3)).Fails("3").RunAsync(Plans.Diamond(), TestContext.Current.CancellationToken);
        failed.AssertStatus("2", PlanTaskStatus.Completed).AssertStatus("3", PlanTaskStatus.Failed).AssertStatus("4", PlanTaskStatus.Blocked).AssertDuration(TimeSpan.FromMinutes(5));

        await options.State.RetryAsync(Plans.Diamond(), ["3"], TestContext.Current.CancellationToken);
        var resumed = await new PlanTest().With(options).RunAsync(Plans.Diamond(), TestContext.Current.CancellationToken);
        resumed.AssertCompleted().AssertOrder("3", "4").AssertDuration(TimeSpan.FromMinutes(2));
        Assert.DoesNotContain(resumed.Events, e => e.Task?.Id is "1" or "2" && e.Kind == PlanEventKind.TaskStarted);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_at_a_time_leaves_what_was_running_to_the_next()
    {
        var options = new PlanOptions { State = PlanState.Directory(_folder, PlanSync.None), MaxParallelism = 1 };
        var cancelled = await new PlanTest().With(options).Cancels(TimeSpan.FromSeconds(150)).RunAsync(Plans.Diamond(), TestContext.Current.CancellationToken);
        Assert.Equal(PlanStatus.Canceled, cancelled.Result.Status);

        var resumed = await new PlanTest().With(options).RunAsync(Plans.Diamond(), TestContext.Current.CancellationToken);
        resumed.AssertCompleted().AssertOrder("2", "3", "4").AssertDuration(TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task Many_recorded_tasks_are_told_at_the_same_times_in_each_run()
    {
        var ids = Enumerable.Range(1, 60).Select(static n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var plan = Plans.Independent(ids);
        string? first = null;
        for (var n = 0; n < 3; n++)
        {
            var folder = Path.Combine(_folder, n.ToString(System.Globalization.CultureInfo.InvariantCulture));
            var test = new PlanTest().With(new PlanOptions { State = PlanState.Directory(folder, PlanSync.None), MaxParallelism = 4 });
            foreach (var id in ids) test.Takes(id, TimeSpan.FromSeconds((int.Parse(id, System.Globalization.CultureInfo.InvariantCulture) % 7) + 1));
            var run = await test.RunAsync(plan, TestContext.Current.CancellationToken);
            run.AssertCompleted();
            var times = string.Join(" ", ids.Select(id => $"{id}:{run.StartOf(id)}"));
            Assert.Equal(first ??= times, times);
        }
    }
}
