using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using SampleProject.Links;
using SampleProject.Reading;

namespace SampleProject.Rendering;

/// <summary>Turns a page's Markdown into HTML.</summary>
/// <param name="resolver">What links point at.</param>
/// <param name="map">The files of the site.</param>
internal sealed class PageRenderer(LinkResolver resolver, SiteMap map)
{
    /// <summary>Renders pages on all cores.</summary>
    public IReadOnlyList<RenderedPage> RenderAll(IReadOnlyList<Page> pages, CancellationToken cancellationToken) =>
        [.. pages.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(page => Render(page))];

    /// <summary>Renders one page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="table">A table of the page that is shown in another way.</param>
    /// <param name="tableHtml">The HTML that stands for it.</param>
    public RenderedPage Render(Page page, Table? table = null, string tableHtml = "")
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer) { LinkRewriter = url => AddressOf(page.File, url) };
        PageReader.Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new HighlightedCodeRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<HeadingRenderer>(new LinkedHeadingRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new ScrollingTableRenderer(table, tableHtml));
        renderer.ObjectRenderers.ReplaceOrAdd<CodeInlineRenderer>(new RuleMentionRenderer(page.File, map));
        renderer.Render(page.Document);
        return new RenderedPage(page, writer.ToString());
    }

    private string AddressOf(SourceFile page, string url) => resolver.Resolve(page, url) switch
    {
        LinkTarget.InSite place => SiteAddress.Relative(page.Address, place.Address) + (place.Anchor.Length == 0 ? "" : "#" + place.Anchor),
        LinkTarget.InRepository file => file.Url,
        LinkTarget.Outside outside => outside.Url,
        _ => "#",
    };
}
