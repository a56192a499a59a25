using Markdig;
using Markdig.Parsers;

namespace PlanModel.Benchmarks;

/// <summary>Markdig with its own block parsers for the blocks that plans are made of, and no inline parser.</summary>
internal static class BareMarkdig
{
    public static MarkdownPipeline Pipeline { get; } = BlocksOnly();

    private static MarkdownPipeline BlocksOnly()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.BlockParsers.Clear();
        builder.BlockParsers.AddRange([new ThematicBreakParser(), new HeadingBlockParser(), new QuoteBlockParser(), new ListBlockParser(), new HtmlBlockParser(), new FencedCodeBlockParser(), new ParagraphBlockParser()]);
        builder.InlineParsers.Clear();
        return builder.Build();
    }
}
