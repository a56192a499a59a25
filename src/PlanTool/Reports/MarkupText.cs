using System.Security;
using PlanRuntime;

namespace PlanTool.Reports;

/// <summary>Makes text from a plan safe inside HTML and SVG, between tags and in quoted attributes.</summary>
internal static class MarkupText
{
    /// <summary>Text on one line: markup escaped, and what XML 1.0 cannot hold or a reader cannot see replaced.</summary>
    public static string Of(string text) => SecurityElement.Escape(PlainText.Of(text).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD'));

    /// <summary>Text that keeps its lines.</summary>
    public static string OfLines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Of));
}
