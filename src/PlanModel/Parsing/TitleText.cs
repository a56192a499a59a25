using System.Text;

namespace PlanModel;

/// <summary>Makes a title of a line: what was read elsewhere is left out, bold marks disappear, blanks run together.</summary>
internal static class TitleText
{
    /// <summary>Makes a title.</summary>
    /// <param name="text">The plan.</param>
    /// <param name="start">Where the title starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="removed">What is left out, in document order and without overlap.</param>
    public static string Of(PlanText text, int start, int end, List<TextSpan> removed)
    {
        var title = new StringBuilder(end - start);
        var position = start;
        foreach (var span in removed)
        {
            if (span.Start >= end) break;
            if (span.End <= position) continue;
            Append(title, text, position, span.Start);
            position = span.End;
        }

        Append(title, text, position, end);
        while (title.Length > 0 && title[title.Length - 1] is ' ' or ':') title.Length--;
        return title.ToString();
    }

    private static void Append(StringBuilder title, PlanText text, int start, int end)
    {
        if (title.Length > 0 && start < end && title[title.Length - 1] != ' ') title.Append(' ');
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (c is PlanText.Code or PlanText.Target) c = text.Text[i];
            else if (c == '*' && i + 1 < end && text[i + 1] == '*')
            {
                i++;
                continue;
            }

            if (char.IsWhiteSpace(c)) c = ' ';
            if (c == ' ' && (title.Length == 0 || title[title.Length - 1] == ' ')) continue;
            if (title.Length == 0 && c is '-' or '–' or '—' or ':') continue;
            title.Append(c);
        }
    }
}
