using BenchmarkDotNet.Attributes;
using Markdig;
using Markdig.Syntax;

namespace PlanModel.Benchmarks;

/// <summary>
/// Reading a plan beside bare Markdig with the block parsers of the same blocks, over the same text:
/// <c>dotnet run -c Release --project benchmarks/PlanModel.Benchmarks -- --filter '*Parse*'</c>.
/// </summary>
[MemoryDiagnoser]
public class ParseBenchmarks
{
    private string _text = "";

    /// <summary>The number of tasks.</summary>
    [Params(100, 1_000, 10_000, 100_000)]
    public int Tasks { get; set; }

    [GlobalSetup]
    public void WritePlan() => _text = BenchmarkPlans.Dense(Tasks);

    [Benchmark(Baseline = true)]
    public MarkdownDocument Markdig() => Markdown.Parse(_text, BareMarkdig.Pipeline);

    /// <summary>The model as written: phases, tasks, annotations, notes, with every span.</summary>
    [Benchmark]
    public PlanDocument Parse() => PlanParser.Parse("plan.md", _text);

    /// <summary>The model with its references resolved, as the generator needs it.</summary>
    [Benchmark]
    public BoundPlan ParseAndBind() => PlanBinder.Bind(PlanParser.Parse("plan.md", _text), PlanFileOptions.None, default);
}
