using BenchmarkDotNet.Attributes;

namespace PlanRuntime.Benchmarks;

/// <summary>Handlers that yield, beside as many bare loops over them.</summary>
public class YieldingBenchmarks
{
    private Shape _shape = null!;
    private PlanGraph _graph = null!;

    [Params("wide", "layered")]
    public string Name { get; set; } = "";

    [Params(10_000)]
    public int Tasks { get; set; }

    [Params(1, 5)]
    public int Limit { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _shape = Shape.Of(Name, Tasks);
        _graph = _shape.ToGraph();
    }

    [Benchmark]
    public Task<PlanResult> Plan() => PlanRunner.RunAsync(_graph, new EmptyHandlers(yields: true), new PlanOptions { MaxParallelism = Limit });

    [Benchmark]
    public Task<PlanResult> PlanWithoutTimes() => PlanRunner.RunAsync(_graph, new EmptyHandlers(yields: true), new PlanOptions { MaxParallelism = Limit, RecordTimes = false });

    [Benchmark(Baseline = true)]
    public Task BareLoop() => Peers.BareLoop(_shape, EmptyHandlers.YieldAsync, Limit);

    [Benchmark]
    public Task HandWritten() => Peers.HandWritten(_shape, EmptyHandlers.YieldAsync, Limit);
}
