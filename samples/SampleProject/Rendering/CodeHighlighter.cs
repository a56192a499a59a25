using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace SampleProject.Rendering;

/// <summary>Colours code: each named group of a language's pattern is a class of the style sheet.</summary>
internal static class CodeHighlighter
{
    /// <summary>The code as HTML, every character of it escaped.</summary>
    /// <param name="code">The code.</param>
    /// <param name="language">The fence's word; an unknown one gives plain text.</param>
    public static string Highlight(string code, string language)
    {
        if (CodeLanguages.PatternOf(language) is not { } pattern) return WebUtility.HtmlEncode(code);
        var html = new StringBuilder(code.Length * 2);
        int done = 0;
        foreach (Match match in pattern.Matches(code))
        {
            html.Append(WebUtility.HtmlEncode(code[done..match.Index]));
            Group token = match.Groups.Values.Skip(1).First(group => group.Success);
            html.Append("<span class=\"").Append(token.Name).Append("\">").Append(WebUtility.HtmlEncode(match.Value)).Append("</span>");
            done = match.Index + match.Length;
        }

        return html.Append(WebUtility.HtmlEncode(code[done..])).ToString();
    }
}
