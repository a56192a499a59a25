using System.Globalization;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace SampleProject.Rendering;

/// <summary>Headings that one can link to.</summary>
internal sealed class LinkedHeadingRenderer : HtmlObjectRenderer<HeadingBlock>
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, HeadingBlock obj)
    {
        string level = obj.Level.ToString(CultureInfo.InvariantCulture);
        renderer.EnsureLine();
        renderer.Write("<h").Write(level).WriteAttributes(obj).Write('>').WriteLeafInline(obj);
        if (obj.Level > 1 && obj.GetAttributes().Id is { Length: > 0 } anchor)
            renderer.Write(" <a class=\"anchor\" href=\"#").WriteEscape(anchor).Write("\" aria-label=\"Link to this section\">#</a>");
        renderer.Write("</h").Write(level).WriteLine(">");
    }
}
