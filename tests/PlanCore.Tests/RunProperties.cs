using CsCheck;

namespace PlanCore.Tests;

/// <summary>Laws of every run, over plans, patterns, orders of completion, failures, cancellations and retries made by chance.</summary>
public sealed class RunProperties
{
    private static readonly PatternKind[] Patterns = [PatternKind.Auto, PatternKind.Independent, PatternKind.Dag, PatternKind.Batched, PatternKind.Pipeline, PatternKind.Hybrid];

    internal static IEnumerable<LoweredPlan> UnderEveryPattern(PlanTables plan, int seed)
    {
        var random = new Random(seed);
        foreach (var pattern in Patterns)
        {
            yield return Lowering.Lower(plan, new LoweringOptions
            {
                Pattern = pattern,
                IgnorePhases = random.Next(6) == 0,
                PhaseThreshold = random.Next(3) == 0 ? random.Next(101) : null,
            });
        }
    }

    [Fact]
    public void No_run_breaks_a_constraint_and_every_run_ends() => RandomPlan.Gen(14).Sample(
        sample =>
        {
            foreach (var plan in UnderEveryPattern(sample.Plan, sample.Seed))
            {
                if (FixedPoint.StuckTasks(plan).Count > 0) continue;
                new RandomRun(plan, sample.Seed, failures: 0.15).Play();
                new RandomRun(plan, sample.Seed, failures: 0).Play();
            }
        },
        iter: 4000);

    /// <summary>Found by the property above, each once in some 100,000 plans.</summary>
    [Theory]
    [InlineData(10, -1229)] // an optional part of a part beside the rest of its sequence
    [InlineData(12, -15190387)] // the last that gave way to a reserving task did not wake it
    [InlineData(12, -1677862487)] // a parent without work that is marked done, and so are its parts, behind what failed
    [InlineData(14, 13963659)] // a member that depends on an optional one, which follows the member that is tried again
    public void Rare_runs_break_no_constraint_and_end(int tasks, int seed)
    {
        foreach (var plan in UnderEveryPattern(RandomPlan.Make(tasks, seed), seed))
        {
            if (FixedPoint.StuckTasks(plan).Count > 0) continue;
            new RandomRun(plan, seed, failures: 0.15).Play();
            new RandomRun(plan, seed, failures: 0).Play();
        }
    }

    [Fact]
    public void A_plan_can_end_exactly_when_the_fixed_point_reaches_every_task() => RandomPlan.Gen(14).Sample(
        sample =>
        {
            foreach (var plan in UnderEveryPattern(sample.Plan, sample.Seed))
            {
                var simulation = Simulation.Run(plan, 3, ignoreMarks: true);
                var ends = Array.TrueForAll(simulation.States, s => s == TaskState.Completed);
                Assert.Equal(FixedPoint.StuckTasks(plan).Count == 0, ends);
                Assert.Equal(ends, simulation.Makespan is not null);
            }
        },
        iter: 4000);

    [Fact]
    public void No_schedule_is_shorter_than_the_bound() => RandomPlan.Gen(14).Sample(
        sample =>
        {
            foreach (var plan in UnderEveryPattern(sample.Plan, sample.Seed))
            {
                for (var limit = 1; limit <= 4; limit++)
                {
                    if (Simulation.Run(plan, limit).Makespan is { } makespan) Assert.True(makespan >= Simulation.BoundOf(plan, limit));
                }
            }
        },
        iter: 1000);

    [Fact]
    public void The_same_plan_gives_the_same_schedule() => RandomPlan.Gen(14).Sample(
        sample =>
        {
            foreach (var plan in UnderEveryPattern(sample.Plan, sample.Seed))
            {
                Assert.Equal(Simulation.Run(plan, 3).Starts, Simulation.Run(plan, 3).Starts);
            }
        },
        iter: 500);
}
