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
        if (IsPlain(text, ref start, ref end, removed)) return text.Slice(start, end);
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

    /// <summary>Whether the title is one piece of the text as it stands, as nearly all titles are; the piece is then between the two ends.</summary>
    private static bool IsPlain(PlanText text, ref int start, ref int end, List<TextSpan> removed)
    {
        var from = start;
        var pieceEnd = end;
        var last = -1;
        foreach (var span in removed)
        {
            if (span.Start >= end) break;
            if (last < 0) pieceEnd = span.Start;
            else if (text.SkipBlanks(last, span.Start) < span.Start) return false;
            last = Math.Max(last, span.End);
        }

        if (last >= 0 && text.SkipBlanks(last, Math.Max(last, end)) < end) return false;
        pieceEnd = text.TrimEnd(from, Math.Max(from, pieceEnd));
        from = text.SkipBlanks(from, pieceEnd);
        if (from < pieceEnd && text[from] is '-' or '–' or '—' or ':' || pieceEnd > from && text[pieceEnd - 1] == ':') return false;
        var piece = text.Chars.AsSpan(from, pieceEnd - from);
        for (var i = 0; i < piece.Length; i++)
        {
            var c = piece[i];
            if (c is > ' ' and < '\u0080' and not '*') continue;
            if (c == '*' || (c == ' ' && (piece[i - 1] == ' ' || text.Text[from + i] != ' ')) || (c != ' ' && char.IsWhiteSpace(c))) return false;
        }

        (start, end) = (from, pieceEnd);
        return true;
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
