using BenchmarkDotNet.Attributes;

namespace PlanAnalyzers.Benchmarks;

/// <summary>
/// What an edit of an unrelated file costs beside a plan of 10,000 tasks:
/// <c>dotnet run -c Release --project benchmarks/PlanAnalyzers.Benchmarks -- --filter '*Edit*'</c>.
/// </summary>
[MemoryDiagnoser]
public class EditBenchmarks
{
    private readonly EditedProject _one = new(10_000, isHandled: false);
    private readonly EditedProject _each = new(10_000, isHandled: true);
    private readonly EditedProject _bare = new(10_000, isHandled: true, new BareGenerator());

    [Benchmark]
    public void OneHandlerForAllTasks() => _one.Edit();

    [Benchmark(Baseline = true)]
    public void BareReadingOfAHandlerForEachTask() => _bare.Edit();

    [Benchmark]
    public void AHandlerForEachTask() => _each.Edit();
}
