using Markdig.Extensions.Tables;
using Markdig.Renderers;

namespace SampleProject.Rendering;

/// <summary>Tables in a frame that scrolls by itself, with mouse or keys, so that a wide one does not widen the page.</summary>
/// <param name="replaced">A table that is shown in another way.</param>
/// <param name="replacement">The HTML that stands for it.</param>
internal sealed class ScrollingTableRenderer(Table? replaced, string replacement) : HtmlTableRenderer
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.EnsureLine();
        if (ReferenceEquals(table, replaced))
        {
            renderer.WriteLine(replacement);
            return;
        }

        renderer.WriteLine("<div class=\"scroll\" role=\"region\" aria-label=\"Table\" tabindex=\"0\">");
        base.Write(renderer, table);
        renderer.WriteLine("</div>");
    }
}
