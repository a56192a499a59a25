using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SampleProject.Reading;

/// <summary>Reads Markdown pages.</summary>
internal static class PageReader
{
    /// <summary>
    /// GitHub's dialect, so that a page looks the same in the repository and in the site. Raw HTML is off: what a page
    /// says is text, never markup of the site.
    /// </summary>
    public static MarkdownPipeline Pipeline { get; } = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseTaskLists()
        .UseAutoLinks()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .UsePreciseSourceLocation()
        .DisableHtml()
        .Build();

    /// <summary>Reads files, several at once.</summary>
    /// <param name="files">The files.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<IReadOnlyList<Page>> ReadAsync(IReadOnlyList<SourceFile> files, CancellationToken cancellationToken)
    {
        var pages = new Page[files.Count];
        await Parallel.ForAsync(0, files.Count, cancellationToken, async (i, token) =>
            pages[i] = Read(files[i], await File.ReadAllTextAsync(files[i].FullPath, token).ConfigureAwait(false))).ConfigureAwait(false);
        return pages;
    }

    /// <summary>Reads one page.</summary>
    /// <param name="file">The file.</param>
    /// <param name="text">Its text.</param>
    public static Page Read(SourceFile file, string text)
    {
        MarkdownDocument document = Markdown.Parse(text, Pipeline);
        string? title = null;
        var sections = new List<Section>();
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (HeadingBlock heading in document.Descendants<HeadingBlock>())
        {
            string name = PlainText(heading.Inline);
            string anchor = heading.GetAttributes().Id ?? "";
            anchors.Add(anchor);
            if (heading.Level == 1) title ??= name;
            else if (heading.Level <= 3) sections.Add(new Section(heading.Level, name, anchor));
        }

        return new Page(file, title ?? Path.GetFileNameWithoutExtension(file.Source), sections, anchors, document);
    }

    private static string PlainText(ContainerInline? inlines)
    {
        if (inlines is null) return "";
        IEnumerable<string> words = inlines.Descendants<LeafInline>().Select(inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            HtmlEntityInline entity => entity.Transcoded.ToString(),
            AutolinkInline link => link.Url,
            LineBreakInline => " ",
            _ => "",
        });
        return string.Concat(words).Trim();
    }
}
