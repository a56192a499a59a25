using System.Globalization;
using System.Text;
using Google.OrTools.Sat;

namespace PlanRuntime.Benchmarks;

/// <summary>How good the schedules are, in virtual time: makespan against max(critical path, work / limit), and against the optimum for small plans.</summary>
internal static class Schedules
{
    private const int Limit = 5;
    private const int PlansPerCell = 200;
    private const int OptimaPerCell = 20;

    private static readonly int[] Sizes = [10, 30, 60];
    private static readonly (string Name, int Needs)[] Densities = [("sparse", 1), ("medium", 2), ("dense", 4)];
    private static readonly PlanPattern[] Patterns = [PlanPattern.Dag, PlanPattern.Pipeline, PlanPattern.Batched, PlanPattern.Independent];

    /// <summary>The tables of docs/patterns.md, in Markdown.</summary>
    public static string Table()
    {
        var text = new StringBuilder();
        text.AppendLine("| tasks | dependencies | bound | dag | dag, no estimates | pipeline | batched | independent | dag / optimum |");
        text.AppendLine("|---:|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var size in Sizes)
        {
            foreach (var (name, needs) in Densities) text.AppendLine(Row(size, name, needs));
        }

        return text.ToString();
    }

    private static string Row(int size, string name, int needs)
    {
        var sums = new double[Patterns.Length];
        var (blind, optimal, optima) = (0.0, 0.0, 0);
        for (var n = 0; n < PlansPerCell; n++)
        {
            var sample = LayeredPlan.Make(size, needs, 1000 * size + 10 * n + needs, phases: 3);
            var bound = sample.Graph.Simulate(new PlanSimulationOptions { Pattern = PlanPattern.Dag, MaxParallelism = Limit, IgnorePhases = true }).Bound.TotalSeconds;
            for (var p = 0; p < Patterns.Length; p++) sums[p] += Makespan(sample.Graph, Patterns[p], sample.Durations) / bound;
            blind += Makespan(sample.Blind, PlanPattern.Dag, sample.Durations) / bound;
            if (size > 30 || n >= OptimaPerCell) continue;
            optimal += Makespan(sample.Graph, PlanPattern.Dag, sample.Durations) / Optimum(sample);
            optima++;
        }

        string Mean(double sum) => (sum / PlansPerCell).ToString("F2", CultureInfo.InvariantCulture);
        var best = optima > 0 ? (optimal / optima).ToString("F3", CultureInfo.InvariantCulture) : "";
        return $"| {size} | {name} | 1.00 | {Mean(sums[0])} | {Mean(blind)} | {Mean(sums[1])} | {Mean(sums[2])} | {Mean(sums[3])} | {best} |";
    }

    /// <summary>By dependencies alone where the pattern has no phases of its own: Dag ignores them, the others keep their gates.</summary>
    private static double Makespan(PlanGraph plan, PlanPattern pattern, TimeSpan[] durations) => plan.Simulate(new PlanSimulationOptions
    {
        Pattern = pattern,
        MaxParallelism = Limit,
        IgnorePhases = pattern == PlanPattern.Dag ? true : null,
        Durations = t => durations[t.Index],
    }).Makespan!.Value.TotalSeconds;

    private static double Optimum(LayeredPlan plan)
    {
        var model = new CpModel();
        var horizon = (long)plan.Durations.Sum(d => d.TotalSeconds);
        var makespan = model.NewIntVar(0, horizon, "makespan");
        var (ends, intervals) = (new IntVar[plan.Durations.Length], new IntervalVar[plan.Durations.Length]);
        for (var t = 0; t < ends.Length; t++)
        {
            var length = (long)plan.Durations[t].TotalSeconds;
            var start = model.NewIntVar(0, horizon, $"start {t}");
            ends[t] = model.NewIntVar(0, horizon, $"end {t}");
            intervals[t] = model.NewIntervalVar(start, length, ends[t], $"task {t}");
            foreach (var needed in plan.Needs[t]) model.Add(start >= ends[needed]);
            model.Add(makespan >= ends[t]);
        }

        var cumulative = model.AddCumulative(Limit);
        foreach (var interval in intervals) cumulative.AddDemand(interval, 1);
        model.Minimize(makespan);
        var solver = new CpSolver { StringParameters = "max_time_in_seconds:10" };
        var status = solver.Solve(model);

        // Not proved in time: the solver's bound is what no schedule undercuts.
        return status == CpSolverStatus.Optimal ? solver.ObjectiveValue : solver.BestObjectiveBound;
    }
}
