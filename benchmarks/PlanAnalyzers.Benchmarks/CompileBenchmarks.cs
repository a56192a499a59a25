using BenchmarkDotNet.Attributes;
using PlanTestKit;

namespace PlanAnalyzers.Benchmarks;

/// <summary>
/// What 50 plans of 200 tasks each add to the build of a project of 200 files:
/// <c>dotnet run -c Release --project benchmarks/PlanAnalyzers.Benchmarks -- --filter '*Compile*'</c>.
/// </summary>
[MemoryDiagnoser]
public class CompileBenchmarks
{
    private readonly TestProject _bare = Build.Of(0, 0, 200);
    private readonly TestProject _planned = Build.Of(50, 200, 200);

    [Benchmark(Baseline = true)]
    public void WithoutPlans() => Build.Compile(_bare);

    [Benchmark]
    public void WithGeneratedPlans() => Build.Compile(_planned);

    [Benchmark]
    public Task WithGeneratedAndCheckedPlans() => Build.CompileAndCheckAsync(_planned);
}
