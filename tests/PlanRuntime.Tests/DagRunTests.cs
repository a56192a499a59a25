namespace PlanRuntime.Tests;

public sealed class DagRunTests
{
    private readonly GatedTasks _tasks = new();

    [Fact]
    public async Task The_golden_plan_runs_in_its_four_waves()
    {
        var run = PlanRunner.RunAsync(GoldenPlans.Dag(), _tasks.RunAsync, cancellationToken: TestContext.Current.CancellationToken);
        foreach (var wave in new string[][] { ["1.1", "1.2"], ["1.3", "1.5"], ["1.4"], ["1.6"] })
        {
            Assert.Equal(wave, await _tasks.NextStarts(wave.Length));
            Assert.False(_tasks.HasStarted);
            _tasks.Complete(wave);
        }

        var result = await run;
        Assert.Equal(PlanStatus.Completed, result.Status);
        Assert.All(result.Tasks, t => Assert.Equal(PlanTaskStatus.Completed, t.Status));
        Assert.Equal(2, result.MaxConcurrency);
    }

    [Fact]
    public async Task A_failure_blocks_what_needs_it_and_the_rest_goes_on()
    {
        var run = PlanRunner.RunAsync(GoldenPlans.Dag(), _tasks.RunAsync, cancellationToken: TestContext.Current.CancellationToken);
        await _tasks.NextStarts(2);
        _tasks.Fail("1.2", "no database");
        _tasks.Complete("1.1", "1.5");

        var result = await run;
        Assert.Equal(PlanStatus.Failed, result.Status);
        Assert.Equal("Completed Failed Blocked Blocked Completed Blocked", string.Join(' ', result.Tasks.Select(t => t.Status)));
        Assert.Equal("no database", result["1.2"].Error!.Message);
        Assert.All(new[] { "1.3", "1.4", "1.6" }, id => Assert.Equal(["1.2"], result[id].BlockedBy.Select(t => t.Id)));
        Assert.Empty(result["1.5"].BlockedBy);
        var thrown = Assert.Throws<PlanRunException>(result.EnsureCompleted);
        Assert.Equal("Plan 'Dag' did not complete: task '1.2 Define the database schema' failed: no database; 3 tasks are blocked", thrown.Message);
        Assert.Same(result, thrown.Result);
    }

    [Fact]
    public async Task Two_predecessors_that_end_together_start_the_dependent_once()
    {
        for (var i = 0; i < 200; i++)
        {
            var tasks = new GatedTasks();
            var run = PlanRunner.RunAsync(GoldenPlans.Dag(), tasks.RunAsync, cancellationToken: TestContext.Current.CancellationToken);
            await tasks.NextStarts(2);
            Parallel.Invoke(() => tasks.Complete("1.1"), () => tasks.Complete("1.2"));
            await tasks.NextStarts(2);
            tasks.Complete("1.3", "1.4", "1.5", "1.6");
            await run;
            Assert.Equal(1, tasks.StartsOf("1.3"));
        }
    }

    [Theory]
    [InlineData(PlanPattern.Dag, null, 45)]
    [InlineData(PlanPattern.Batched, null, 45)]
    [InlineData(PlanPattern.Pipeline, null, 38)]
    [InlineData(PlanPattern.Pipeline, 60, 31)]
    public void The_overlap_plan_takes_what_its_threshold_allows(PlanPattern pattern, int? threshold, int minutes)
    {
        var simulation = GoldenPlans.Overlap(threshold).Simulate(new PlanSimulationOptions { Pattern = pattern });
        Assert.Equal(TimeSpan.FromMinutes(minutes), simulation.Makespan);
    }

    [Fact]
    public async Task The_phases_of_a_pipeline_open_at_80_percent()
    {
        var plan = GoldenPlans.Overlap();
        var run = PlanRunner.RunAsync(plan, _tasks.RunAsync, new PlanOptions { Pattern = PlanPattern.Pipeline }, TestContext.Current.CancellationToken);
        foreach (var id in new[] { "1.1", "1.2", "1.3", "1.4" })
        {
            Assert.Equal([id], await _tasks.NextStarts(1));
            Assert.False(_tasks.HasStarted);
            _tasks.Complete(id);
        }

        Assert.Equal(["1.5", "2.1"], await _tasks.NextStarts(2));
        _tasks.Complete([.. plan.Tasks.Select(t => t.Id)]);
        Assert.Equal(PlanStatus.Completed, (await run).Status);
    }

    [Fact]
    public void The_golden_plan_takes_four_units_of_which_each_is_critical()
    {
        var simulation = GoldenPlans.Dag().Simulate();
        Assert.Equal(TimeSpan.FromMinutes(4), simulation.Makespan);
        Assert.Equal(TimeSpan.FromMinutes(4), simulation.Bound);
        Assert.Equal(PlanPattern.Dag, simulation.Selection.Pattern);
        Assert.Equal(["1.1", "1.3", "1.4", "1.6"], simulation.CriticalPath.Select(t => t.Id));
    }
}
