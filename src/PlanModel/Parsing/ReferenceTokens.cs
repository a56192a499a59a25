namespace PlanModel;

/// <summary>Cuts the text of a list of references into tokens.</summary>
internal static class ReferenceTokens
{
    /// <summary>The first place at or behind a position that no separator stands at.</summary>
    public static int SkipSeparators(PlanText text, int position, int end)
    {
        while (position < end && IsSeparator(text[position])) position++;
        return position;
    }

    /// <summary>Where the token that starts at a place ends; at least one unit behind its start.</summary>
    public static int End(PlanText text, int start, int end)
    {
        var position = start;
        while (position < end && !IsSeparator(text[position]))
        {
            if (text[position] == '(' && position > start && text[position - 1] != '/') break;
            position++;
        }

        return Math.Max(position, Math.Min(start + 1, end));
    }

    /// <summary>Takes decoration and punctuation off both ends of a token.</summary>
    /// <param name="text">The plan.</param>
    /// <param name="start">The token's start.</param>
    /// <param name="end">The token's end.</param>
    /// <param name="listEnd">The end of the list it stands in.</param>
    public static void Strip(PlanText text, ref int start, ref int end, int listEnd)
    {
        while (start < end && text[start] is '*' or '_' or '[' or '"' or '\'' or '~') start++;
        while (end > start && text[end - 1] is '*' or '_' or ']' or '"' or '\'' or '.' or ':' or '!' or '。' or ')' or '~') end--;
        // "3.*" keeps its end, "**1.1.**" does not.
        if (end > start && end + 1 < listEnd && text[end] == '.' && text[end + 1] == '*' && (end + 2 == listEnd || text[end + 2] != '*')) end += 2;
    }

    /// <summary>Where a reason in parentheses ends; at the end of the list if they are never closed.</summary>
    public static int ReasonEnd(PlanText text, int start, int end)
    {
        var depth = 0;
        for (var i = start; i < end; i++)
        {
            if (text[i] == '(') depth++;
            if (text[i] == ')' && --depth == 0) return i + 1;
        }

        return end;
    }

    /// <summary>Whether a token is made of dashes or arrows only.</summary>
    public static bool IsDash(PlanText text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] is not ('-' or '–' or '—' or '→')) return false;
        }

        return true;
    }

    /// <summary>Whether a token is one of some words, in any case.</summary>
    public static bool IsAny(PlanText text, int start, int end, string[] words)
    {
        foreach (var word in words)
        {
            if (word.Length == end - start && text.StartsWith(start, end, word)) return true;
        }

        return false;
    }

    private static bool IsSeparator(char c) => char.IsWhiteSpace(c) || c is ',' or ';' or '+' or '&' or '、' or '，' or '；' or PlanText.Target;
}
