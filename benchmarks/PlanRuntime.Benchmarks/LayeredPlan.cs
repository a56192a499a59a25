namespace PlanRuntime.Benchmarks;

/// <summary>A random plan in layers with lognormal durations; the layers are spread over phases.</summary>
internal sealed class LayeredPlan
{
    private LayeredPlan(int[][] needs, TimeSpan[] durations, int phases)
    {
        (Needs, Durations) = (needs, durations);
        Graph = ToGraph(phases, withEstimates: true);
        Blind = ToGraph(phases, withEstimates: false);
    }

    public int[][] Needs { get; }

    public TimeSpan[] Durations { get; }

    /// <summary>The plan with its durations as estimates.</summary>
    public PlanGraph Graph { get; }

    /// <summary>The plan without estimates.</summary>
    public PlanGraph Blind { get; }

    /// <param name="tasks">How many tasks.</param>
    /// <param name="needs">How many tasks of the layer before each task waits for, at most.</param>
    /// <param name="seed">The chance.</param>
    /// <param name="phases">How many phases.</param>
    public static LayeredPlan Make(int tasks, int needs, int seed, int phases)
    {
        var random = new Random(seed);
        var width = 3 + random.Next(6);
        var all = new int[tasks][];
        var durations = new TimeSpan[tasks];
        for (var t = 0; t < tasks; t++)
        {
            var layer = t / width;
            all[t] = layer == 0 ? [] : Enumerable.Range(0, needs).Select(_ => (layer - 1) * width + random.Next(width)).Distinct().Order().ToArray();

            // Box-Muller; a median of a minute, and every sixth task longer than two and a half.
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            durations[t] = TimeSpan.FromSeconds(Math.Max(1, Math.Round(60 * Math.Exp(normal))));
        }

        return new LayeredPlan(all, durations, phases);
    }

    private PlanGraph ToGraph(int phases, bool withEstimates)
    {
        var plan = new PlanGraphBuilder("Layered");
        var tasks = new PlanTaskBuilder[Needs.Length];
        for (var t = 0; t < Needs.Length; t++)
        {
            if (t * phases / Needs.Length is var phase && (t == 0 || phase != (t - 1) * phases / Needs.Length)) plan.AddPhase($"{phase + 1}");
            tasks[t] = plan.AddTask($"{phase + 1}.{t}");
            if (withEstimates) tasks[t].Estimate(Durations[t]);
            foreach (var needed in Needs[t]) tasks[t].DependsOn(tasks[needed]);
        }

        return plan.Build();
    }
}
