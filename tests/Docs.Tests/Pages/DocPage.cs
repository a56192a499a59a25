using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Docs.Tests.Pages;

/// <summary>A page as the tests see it: its title, its first table and its code blocks.</summary>
internal sealed class DocPage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    private DocPage(string file, string title, IReadOnlyList<string> sections, IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyList<CodeBlock> blocks) =>
        (File, Title, Sections, Rows, Blocks) = (file, title, sections, rows, blocks);

    public string File { get; }

    public string Title { get; }

    /// <summary>The headings of the second level.</summary>
    public IReadOnlyList<string> Sections { get; }

    /// <summary>The rows of every table, cell by cell, in page order.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    public IReadOnlyList<CodeBlock> Blocks { get; }

    public static DocPage Read(string file)
    {
        MarkdownDocument document = Markdown.Parse(Repository.TextOf(file), Pipeline);
        string title = "", section = "";
        var sections = new List<string>();
        var blocks = new List<CodeBlock>();
        var rows = new List<IReadOnlyList<string>>();
        foreach (Block block in document.Descendants<Block>())
        {
            switch (block)
            {
                case HeadingBlock heading:
                    section = PlainText(heading.Inline);
                    if (heading.Level == 1 && title.Length == 0) title = section;
                    if (heading.Level == 2) sections.Add(section);
                    break;
                case FencedCodeBlock fence:
                    blocks.Add(new CodeBlock(file, fence.Line + 1, fence.Info ?? "", section, TextOf(fence)));
                    break;
                case TableRow row:
                    rows.Add([.. row.Cast<TableCell>().Select(cell => string.Concat(cell.Descendants<ParagraphBlock>().Select(text => PlainText(text.Inline))))]);
                    break;
            }
        }

        return new DocPage(file, title, sections, rows, blocks);
    }

    /// <summary>The blocks of one section, in order.</summary>
    public IReadOnlyList<CodeBlock> In(string section) => [.. Blocks.Where(block => block.Section == section)];

    /// <summary>The one block of a section in a language.</summary>
    public CodeBlock The(string section, string language)
    {
        CodeBlock[] found = [.. In(section).Where(block => block.Language == language)];
        return found.Length == 1 ? found[0] : throw new InvalidDataException($"{File}: section '{section}' has {found.Length} blocks of {language}, not one.");
    }

    private static string TextOf(FencedCodeBlock fence) => string.Concat(fence.Lines.Lines.Take(fence.Lines.Count).Select(line => line + "\n"));

    private static string PlainText(ContainerInline? inlines) => inlines is null ? "" : string.Concat(inlines.Descendants<LeafInline>().Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        _ => "",
    }));
}
