using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;

namespace PlanModel.Benchmarks;

/// <summary>
/// Reading a plan beside bare Markdig with the block parsers of the same blocks, over the same text:
/// <c>dotnet run -c Release --project benchmarks/PlanModel.Benchmarks -- --filter '*Parse*'</c>.
/// </summary>
[MemoryDiagnoser]
public class ParseBenchmarks
{
    private static readonly MarkdownPipeline Blocks = BlocksOnly();

    private string _text = "";

    /// <summary>The number of tasks.</summary>
    [Params(100, 1_000, 10_000, 100_000)]
    public int Tasks { get; set; }

    [GlobalSetup]
    public void WritePlan()
    {
        var plan = new StringBuilder("# A plan\n");
        for (var task = 0; task < Tasks; task++)
        {
            var phase = task / 20 + 1;
            var number = task % 20 + 1;
            if (number == 1) plan.Append(CultureInfo.InvariantCulture, $"\n## Phase {phase}: Part {phase}\n\nWhat this part is about.\n\n");
            plan.Append(CultureInfo.InvariantCulture, $"- [ ] {phase}.{number} Write the part of `service {task}` that others need");
            if (number > 2) plan.Append(CultureInfo.InvariantCulture, $" (depends: {phase}.{number - 1}, {phase}.{number - 2})");
            plan.Append(CultureInfo.InvariantCulture, $" (src/part{phase}/File{number}.cs) (estimate: {number}m)\n");
            if (number % 5 == 0) plan.Append("  - A line that says more about it\n");
        }

        _text = plan.ToString();
    }

    [Benchmark(Baseline = true)]
    public MarkdownDocument Markdig() => Markdown.Parse(_text, Blocks);

    [Benchmark]
    public PlanDocument Parse() => PlanParser.Parse("plan.md", _text);

    private static MarkdownPipeline BlocksOnly()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.BlockParsers.Clear();
        builder.BlockParsers.AddRange([new ThematicBreakParser(), new HeadingBlockParser(), new QuoteBlockParser(), new ListBlockParser(), new HtmlBlockParser(), new FencedCodeBlockParser(), new ParagraphBlockParser()]);
        builder.InlineParsers.Clear();
        return builder.Build();
    }
}
