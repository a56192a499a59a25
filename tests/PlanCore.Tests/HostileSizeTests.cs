namespace PlanCore.Tests;

/// <summary>Sizes at which recursion, exponential paths or quadratic loops would show.</summary>
public sealed class HostileSizeTests
{
    [Fact]
    public void A_chain_of_100_000_tasks_runs_one_after_the_other()
    {
        var simulation = Simulation.Run(Plans.Lower(Plans.Chain(100_000)), 5);
        Assert.Equal(100_000 * LoweredPlan.DefaultWeight, simulation.Makespan);
    }

    [Fact]
    public void A_failure_at_the_head_of_a_long_chain_blocks_all_of_it()
    {
        var simulation = Simulation.Run(Plans.Lower(Plans.Chain(100_000)), 5, fails: t => t == 0);
        Assert.Equal(99_999, simulation.States.Count(s => s == TaskState.Blocked));
    }

    [Fact]
    public void A_ladder_of_1_000_diamonds_has_one_critical_path()
    {
        var plan = Plans.Lower(Plans.Diamonds(1_000));
        Assert.Equal(2_001, CriticalPath.Of(plan).Count);
        Assert.Equal(2_001 * LoweredPlan.DefaultWeight, Simulation.Run(plan, 2).Makespan);
    }

    [Theory]
    [InlineData(nameof(PatternKind.Independent))]
    [InlineData(nameof(PatternKind.Batched))]
    [InlineData(nameof(PatternKind.Pipeline))]
    public void Wide_phases_cost_edges_for_their_tasks_not_for_their_pairs(string pattern)
    {
        var plan = Plans.Lower(Plans.Phases(50, 2_000), Enum.Parse<PatternKind>(pattern));
        Assert.True(plan.Edges.Length < 4 * plan.TaskCount);
        Assert.NotNull(Simulation.Run(plan, 5).Makespan);
    }

    [Fact]
    public void Tasks_that_all_write_one_file_run_one_after_the_other()
    {
        var plan = Plans.Of(20_000, [], [.. Enumerable.Range(0, 20_000).Select(t => new FileRow(t, "a.cs", writes: true))]);
        Assert.Equal(20_000 * LoweredPlan.DefaultWeight, Simulation.Run(Plans.Lower(plan, PatternKind.Independent), 5).Makespan);
    }

    [Fact]
    public void A_cycle_of_100_000_tasks_is_found()
    {
        var plan = Plans.Lower(Plans.Of(100_000, Enumerable.Range(0, 100_000).Select(t => (t, (t + 1) % 100_000))));
        Assert.Equal(100_000, FixedPoint.StuckTasks(plan).Count);
        Assert.Equal(100_000, new WaitCycles(plan, includeGates: false).ShortestCycle(0).Count);
    }
}
