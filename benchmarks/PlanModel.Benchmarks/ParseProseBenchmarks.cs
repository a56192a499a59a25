using BenchmarkDotNet.Attributes;
using Markdig;
using Markdig.Syntax;

namespace PlanModel.Benchmarks;

/// <summary>
/// The same as <see cref="ParseBenchmarks"/> over plans with paragraphs, nested lists, code fences and tables around the tasks.
/// </summary>
[MemoryDiagnoser]
public class ParseProseBenchmarks
{
    private string _text = "";

    /// <summary>The number of tasks.</summary>
    [Params(100, 1_000, 10_000)]
    public int Tasks { get; set; }

    [GlobalSetup]
    public void WritePlan() => _text = BenchmarkPlans.Prose(Tasks);

    [Benchmark(Baseline = true)]
    public MarkdownDocument Markdig() => Markdown.Parse(_text, BareMarkdig.Pipeline);

    /// <summary>The model as written: phases, tasks, annotations, notes, with every span.</summary>
    [Benchmark]
    public PlanDocument Parse() => PlanParser.Parse("plan.md", _text);
}
