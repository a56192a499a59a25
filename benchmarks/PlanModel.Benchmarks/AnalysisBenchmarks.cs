using BenchmarkDotNet.Attributes;

namespace PlanModel.Benchmarks;

/// <summary>
/// Binding a plan that was read, and applying every rule to it:
/// <c>dotnet run -c Release --project benchmarks/PlanModel.Benchmarks -- --filter '*Analysis*'</c>.
/// </summary>
[MemoryDiagnoser]
public class AnalysisBenchmarks
{
    private PlanDocument _document = null!;

    /// <summary>The number of tasks.</summary>
    [Params(1_000, 10_000)]
    public int Tasks { get; set; }

    [GlobalSetup]
    public void ReadPlan() => _document = PlanParser.Parse("plan.md", BenchmarkPlans.Dense(Tasks));

    [Benchmark]
    public PlanReport Analyze() => PlanAnalysis.Analyze(_document);
}
