using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace SampleProject.Rendering;

/// <summary>Code blocks with a label and colours.</summary>
internal sealed class HighlightedCodeRenderer : HtmlObjectRenderer<CodeBlock>
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, CodeBlock obj)
    {
        string language = (obj as FencedCodeBlock)?.Info ?? "";
        string label = CodeLanguages.LabelOf(language);
        renderer.EnsureLine();
        // Messages are long lines that people read as text.
        renderer.Write(label == "output" ? "<figure class=\"code output\">" : "<figure class=\"code\">");
        if (label.Length > 0) renderer.Write("<figcaption>").WriteEscape(label).Write("</figcaption>");
        renderer.Write("<pre tabindex=\"0\"><code>");
        renderer.Write(CodeHighlighter.Highlight(obj.Lines.ToString(), language));
        renderer.WriteLine("</code></pre></figure>");
    }
}
