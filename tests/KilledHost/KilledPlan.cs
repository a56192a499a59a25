namespace KilledHost;

/// <summary>Plans that are killed: of every pattern, with dependencies, files, retries, failures and results of some size.</summary>
public static class KilledPlan
{
    private const int Phases = 3;
    private const int TasksOfPhase = 12;

#pragma warning disable CA5394 // Do not use insecure randomness: a seed that repeats is the point.
    public static PlanGraph Make(int seed)
    {
        var random = new Random(seed);
        var builder = new PlanGraphBuilder("Killed");
        var ids = new List<string>();
        for (var phase = 1; phase <= Phases; phase++)
        {
            builder.AddPhase($"{phase}");
            for (var n = 1; n <= TasksOfPhase; n++)
            {
                var task = builder.AddTask($"{phase}.{n}", $"Task {n} of phase {phase}");
                for (var d = random.Next(3); d > 0 && ids.Count > 0; d--) task.DependsOn(ids[random.Next(ids.Count)]);
                if (random.Next(4) == 0) task.Writes($"file{random.Next(4)}");
                if (random.Next(4) == 0) task.Retries(2);
                if (random.Next(8) == 0) task.Optional();
                ids.Add($"{phase}.{n}");
            }
        }

        return builder.Build();
    }

    public static PlanOptions Options(string folder, int seed, PlanSync sync) => new()
    {
        State = StateAt(folder, sync),
        Pattern = (PlanPattern)(seed % 6),
        MaxParallelism = 1 + (seed % 5),
        OnFailure = seed % 3 == 0 ? FailurePolicy.StopStarting : FailurePolicy.Continue,
        Retry = new PlanRetry { Delay = TimeSpan.Zero, Backoff = PlanBackoff.Constant, UsesJitter = false },
    };

    /// <summary>The state in a folder, or in a database.</summary>
    /// <param name="place">The folder, or the database: its name ends with <c>.db</c>.</param>
    /// <param name="sync">When records are forced onto the disk.</param>
    public static PlanState StateAt(string place, PlanSync sync) => place.EndsWith(".db", StringComparison.Ordinal) ? SqlitePlanState.At(place, sync) : PlanState.Directory(place, sync);

    /// <summary>Runs the plan as far as it comes.</summary>
    /// <param name="folder">Where the state is: a folder, or a database.</param>
    /// <param name="seed">Which plan.</param>
    /// <param name="sync">When records are forced onto the disk.</param>
    /// <param name="tell">Is told what happened to which task.</param>
    public static Task<PlanResult> RunAsync(string folder, int seed, PlanSync sync, Action<string, string> tell) => PlanRunner.RunAsync(
        Make(seed),
        async (context, _) =>
        {
            await Task.Yield();

            // Two of three plans have a task that always fails; tasks with retries fail once.
            if (context.Task.Id == "2.5" && seed % 3 != 1) throw new InvalidOperationException("always");
            if (context.Task.Retries is > 0 && context.Attempt == 1) throw new InvalidOperationException("once");
        },
        Options(folder, seed, sync) with { Progress = new Teller(tell) });
#pragma warning restore CA5394

    private sealed class Teller(Action<string, string> tell) : IProgress<PlanEvent>
    {
        public void Report(PlanEvent value) => tell(value.Kind.ToString(), value.Task?.Id ?? "-");
    }
}
