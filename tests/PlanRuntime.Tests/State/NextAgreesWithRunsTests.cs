namespace PlanRuntime.Tests.State;

/// <summary>What <see cref="PlanStateSnapshot.Next"/> lists is what a run starts, from any recorded state of any plan under any pattern.</summary>
public sealed class NextAgreesWithRunsTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Next_is_what_a_run_starts(int seed)
    {
#pragma warning disable CA5394 // Do not use insecure randomness: a seed that repeats is the point.
        var random = new Random(seed);
        var plan = Plan(random);
        using var folder = new TemporaryFolder();
        var state = PlanState.Directory(folder.Path, PlanSync.None);
        foreach (var task in plan.Tasks)
        {
            if (random.Next(3) == 0) await state.MarkAsync(plan, task.Id, Statuses[random.Next(Statuses.Length)], cancellationToken: TestContext.Current.CancellationToken);
        }

        var options = new PlanOptions
        {
            Pattern = (PlanPattern)random.Next(6),
            MaxParallelism = random.Next(1, 6),
            MaxPhases = random.Next(4) == 0 ? 1 : null,
            RetryFailed = random.Next(3) == 0,
            State = state,
        };
#pragma warning restore CA5394
        var snapshot = state.Load(plan, options);
        var next = snapshot.Next(options.MaxParallelism!.Value).Select(t => t.Task.Id).ToArray();

        // The first handlers wait until all of them have started: nothing else can start before one of them ends.
        var started = new List<string>();
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await PlanRunner.RunAsync(plan, async (task, cancellationToken) =>
        {
            lock (started)
            {
                started.Add(task.Task.Id);
                if (started.Count == next.Length) all.TrySetResult();
            }

            await all.Task.WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);
        }, options, TestContext.Current.CancellationToken);

        Assert.Equal(next.Order(StringComparer.Ordinal), started.Take(next.Length).Order(StringComparer.Ordinal));
        Assert.Equal(next.Length == 0, started.Count == 0);
        var turns = snapshot.Next().Select(t => t.Status == PlanTaskStatus.Running ? 0 : t.HasAttemptsLeft ? 1 : 2).ToArray();
        if (options.Pattern is PlanPattern.Dag) Assert.Equal(turns.Order(), turns);
    }

    private static PlanTaskStatus[] Statuses { get; } = [PlanTaskStatus.Running, PlanTaskStatus.Completed, PlanTaskStatus.Failed, PlanTaskStatus.Skipped];

#pragma warning disable CA5394 // Do not use insecure randomness: a seed that repeats is the point.
    private static PlanGraph Plan(Random random)
    {
        var builder = new PlanGraphBuilder("Plan");
        var ids = new List<string>();
        for (var phase = 1; phase <= 3; phase++)
        {
            builder.AddPhase($"{phase}");
            for (var n = 1; n <= random.Next(1, 7); n++)
            {
                var task = builder.AddTask($"{phase}.{n}").Estimate(TimeSpan.FromMinutes(random.Next(1, 9)));
                for (var d = random.Next(3); d > 0 && ids.Count > 0; d--) task.DependsOn(ids[random.Next(ids.Count)]);
                if (random.Next(4) == 0) task.Writes($"file{random.Next(3)}");
                if (random.Next(5) == 0) task.Mark('x');
                if (random.Next(4) == 0) task.Retries(2);
                ids.Add($"{phase}.{n}");
            }
        }

        return builder.Build();
    }
#pragma warning restore CA5394
}
