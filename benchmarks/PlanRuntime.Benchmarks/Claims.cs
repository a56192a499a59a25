using System.Globalization;
using System.Text;

namespace PlanRuntime.Benchmarks;

/// <summary>The figures that the patterns' design claimed, each computed anew in virtual time.</summary>
internal static class Claims
{
    private const int Samples = 200;

    public static string Table()
    {
        var text = new StringBuilder();
        text.AppendLine("| claim | computed |");
        text.AppendLine("|---|---|");
        var phases = ThreePhases(withDependencies: false);
        text.AppendLine(Line("Phases of 16, 12 and 8 units take 36 units phase by phase", $"{Units(phases, PlanPattern.Batched)} units"));
        text.AppendLine(Line("and 28 with a threshold of 80 %", $"{Units(phases, PlanPattern.Pipeline)} units, where each phase is five equal steps"));
        text.AppendLine(Line("and 24 with task dependencies", $"{Units(ThreePhases(withDependencies: true), PlanPattern.Dag)} units, where each step needs the same step of the phase before"));
        var faster = new List<string>();
        foreach (var (size, dag, pipeline) in new[] { (10, 85, 90), (30, 70, 75), (50, 55, 60) })
        {
            var (dagShare, pipelineShare) = Against(size);
            text.AppendLine(Line($"DAG takes {dag} %, pipeline {pipeline} % of the time of batches at {size} tasks", $"{Rounded(100 * dagShare)} and {Rounded(100 * pipelineShare)} % (mean of 200 plans, two dependencies a task)"));
            faster.Add(Rounded(100 - 100 * dagShare));
        }

        text.AppendLine(Line("DAG is 30-45 % faster", $"{string.Join(", ", faster)} % than batches at 10, 30 and 50 tasks"));

        var wide = new PlanGraphBuilder("Wide");
        for (var t = 0; t < 25; t++) wide.AddTask($"1.{t}");
        var graph = wide.Build();
        text.AppendLine(Line("Independent and batched are up to 5 times faster than one after the other", $"{Speedup(graph, PlanPattern.Independent, null)} and {Speedup(graph, PlanPattern.Batched, null)} times at 25 equal tasks, 5 at once; {Speedup(graph, PlanPattern.Batched, 5)} with batches of 5"));
        text.AppendLine(Line("An overlap makes a plan 20-30 % faster, about 1.5 times per overlap", $"two overlaps at 80 % save {Saved(phases, 80)} %, at 60 % {Saved(phases, 60)} %, at 20 % {Saved(phases, 20)} %"));
        return text.ToString();
    }

    private static string Line(string claim, string computed) => $"| {claim} | {computed} |";

    private static PlanGraph ThreePhases(bool withDependencies)
    {
        var plan = new PlanGraphBuilder("Phases");
        for (var phase = 1; phase <= 3; phase++)
        {
            plan.AddPhase($"{phase}");
            var ids = Enumerable.Range(1, 5).Select(n => $"{phase}.{n}").ToArray();
            for (var n = 0; n < ids.Length; n++)
            {
                var task = plan.AddTask(ids[n]).Estimate(TimeSpan.FromMinutes((20 - 4 * phase) / 5.0));
                if (withDependencies && phase > 1) task.DependsOn($"{phase - 1}.{n + 1}");
            }

            plan.RunOneAtATime(ids);
        }

        return plan.Build();
    }

    private static double Minutes(PlanGraph plan, PlanPattern pattern, int? threshold = null, int? batch = null) =>
        plan.Simulate(new PlanSimulationOptions { Pattern = pattern, PhaseThreshold = threshold, BatchSize = batch, MaxParallelism = 5 }).Makespan!.Value.TotalMinutes;

    private static string Units(PlanGraph plan, PlanPattern pattern) => Minutes(plan, pattern).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Rounded(double percent) => percent.ToString("0", CultureInfo.InvariantCulture);

    private static string Saved(PlanGraph plan, int threshold) =>
        (100 - 100 * Minutes(plan, PlanPattern.Pipeline, threshold) / Minutes(plan, PlanPattern.Dag)).ToString("0", CultureInfo.InvariantCulture);

    private static string Speedup(PlanGraph plan, PlanPattern pattern, int? batch) =>
        (plan.Tasks.Count / Minutes(plan, pattern, batch: batch)).ToString("0.0", CultureInfo.InvariantCulture);

    private static (double Dag, double Pipeline) Against(int size)
    {
        var (dag, pipeline) = (0.0, 0.0);
        for (var n = 0; n < Samples; n++)
        {
            var sample = LayeredPlan.Make(size, 2, 1000 * size + n, phases: 3).Graph;
            var batched = Minutes(sample, PlanPattern.Batched);
            dag += Minutes(sample, PlanPattern.Dag) / batched / Samples;
            pipeline += Minutes(sample, PlanPattern.Pipeline) / batched / Samples;
        }

        return (dag, pipeline);
    }
}
