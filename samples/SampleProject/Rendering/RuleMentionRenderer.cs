using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SampleProject.Reading;

namespace SampleProject.Rendering;

/// <summary>A rule's id in a code span leads to the rule's page.</summary>
/// <param name="page">The page that is rendered.</param>
/// <param name="map">The files of the site.</param>
internal sealed class RuleMentionRenderer(SourceFile page, SiteMap map) : CodeInlineRenderer
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, CodeInline obj)
    {
        string? address = obj.Content.StartsWith("PLAN", StringComparison.Ordinal) && !IsInLink(obj)
            ? map.AddressOf($"docs/rules/{obj.Content}.md")
            : null;
        if (address is null || address == page.Address)
        {
            base.Write(renderer, obj);
            return;
        }

        renderer.Write("<a href=\"").WriteEscape(SiteAddress.Relative(page.Address, address)).Write("\">");
        base.Write(renderer, obj);
        renderer.Write("</a>");
    }

    private static bool IsInLink(Inline inline)
    {
        for (ContainerInline? parent = inline.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is LinkInline) return true;
            if (parent.ParentBlock is HeadingBlock) return true;
        }

        return false;
    }
}
