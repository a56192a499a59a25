using BenchmarkDotNet.Attributes;

namespace PlanRuntime.Benchmarks;

/// <summary>What running a graph of empty tasks costs, beside what one would write by hand.</summary>
public class OverheadBenchmarks
{
    private readonly Func<Task> _now = () => Task.CompletedTask;
    private Shape _shape = null!;
    private PlanGraph _graph = null!;
    private PlanOptions _timed = null!;
    private PlanOptions _untimed = null!;

    [Params("chain", "wide", "layered", "tree")]
    public string Name { get; set; } = "";

    [Params(100, 10_000, 1_000_000)]
    public int Tasks { get; set; }

    [Params(1, 5, int.MaxValue)]
    public int Limit { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _shape = Shape.Of(Name, Tasks);
        _graph = _shape.ToGraph();
        _timed = new PlanOptions { MaxParallelism = Limit };
        _untimed = _timed with { RecordTimes = false };
    }

    [Benchmark]
    public Task<PlanResult> Plan() => PlanRunner.RunAsync(_graph, new EmptyHandlers(yields: false), _timed);

    [Benchmark]
    public Task<PlanResult> PlanWithoutTimes() => PlanRunner.RunAsync(_graph, new EmptyHandlers(yields: false), _untimed);

    [Benchmark(Baseline = true)]
    public Task HandWritten() => Peers.HandWritten(_shape, _now, Limit);

    [Benchmark]
    public Task HandWrittenWithoutLimit() => Peers.HandWritten(_shape, _now, int.MaxValue);

    [Benchmark]
    public Task HandWrittenOnThePool() => Peers.HandWrittenOnThePool(_shape, _now, Limit);

    [Benchmark]
    public Task ContinueWhenAll() => Peers.ContinueWhenAll(_shape, _now);

    [Benchmark]
    public Task Dataflow() => Peers.Dataflow(_shape, _now, Limit);

    [Benchmark]
    public Task ByLevel() => Peers.ByLevel(_shape, _now, Limit);
}
