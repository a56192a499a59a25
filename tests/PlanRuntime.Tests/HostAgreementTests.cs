namespace PlanRuntime.Tests;

public sealed class HostAgreementTests
{
    public static TheoryData<PlanPattern, int> Cases()
    {
        var cases = new TheoryData<PlanPattern, int>();
        foreach (var pattern in Enum.GetValues<PlanPattern>())
        {
            for (var seed = 0; seed < 12; seed++) cases.Add(pattern, seed);
        }

        return cases;
    }

    /// <summary>Tasks are ended in the order of the simulation; after each end the same tasks must have started.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_embedded_host_decides_as_the_simulation_does(PlanPattern pattern, int seed)
    {
        var plan = RandomPlan(seed);
        bool Fails(PlanTask task) => (task.Index * 7 + seed) % 9 == 0;

        // Durations without ties: two sets of them have different sums.
        var simulation = plan.Simulate(new PlanSimulationOptions { Pattern = pattern, Fails = Fails, Durations = t => TimeSpan.FromMilliseconds(1000 + Math.Pow(1.7, t.Index) + t.Index) });
        if (simulation.Makespan is null) return;
        var tasks = new GatedTasks();
        var run = PlanRunner.RunAsync(plan, tasks.RunAsync, new PlanOptions { Pattern = pattern }, TestContext.Current.CancellationToken);
        var started = simulation.Tasks.Where(t => t.Start is not null).ToArray();
        await ExpectStarts(tasks, started.Where(t => t.Start == TimeSpan.Zero));
        foreach (var ending in started.OrderBy(t => t.End))
        {
            if (Fails(ending.Task)) tasks.Fail(ending.Task.Id, "as simulated");
            else tasks.Complete(ending.Task.Id);
            await ExpectStarts(tasks, started.Where(t => t.Start == ending.End && t.Start != TimeSpan.Zero));
        }

        var result = await run;
        Assert.False(tasks.HasStarted);
        Assert.Equal(simulation.Tasks.Select(t => t.Status), result.Tasks.Select(t => t.Status));
    }

    private static async Task ExpectStarts(GatedTasks tasks, IEnumerable<PlannedTask> expected)
    {
        var ids = expected.Select(t => t.Task.Id).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(ids, await tasks.NextStarts(ids.Length));
    }

    private static PlanGraph RandomPlan(int seed)
    {
        var random = new Random(seed);
        var plan = new PlanGraphBuilder("Random");
        var ids = new List<string>();
        for (var p = 1; p <= 3; p++)
        {
            plan.AddPhase($"{p}");
            for (var t = 1; t <= 6; t++)
            {
                var id = $"{p}.{t}";
                var task = plan.AddTask(id);
                if (ids.Count > 0 && random.Next(2) == 0) task.DependsOn(ids[random.Next(ids.Count)]);
                if (random.Next(3) == 0) task.Writes($"file{random.Next(3)}.cs");
                if (random.Next(8) == 0) task.Optional();
                ids.Add(id);
            }

            if (random.Next(2) == 0) plan.RunOneAtATime(ids[^3], ids[^2], ids[^1]);
        }

        return plan.Build();
    }
}
