namespace PlanModel;

/// <summary>The shape of an id.</summary>
internal enum IdShape
{
    None,

    /// <summary><c>1.2</c>, <c>1.2.3</c>, <c>1.2a</c>, <c>3.1.A</c>.</summary>
    Dotted,

    /// <summary><c>T001</c>, <c>WP01</c>, <c>TASK-001</c>.</summary>
    Letters,

    /// <summary>A bare integer.</summary>
    Integer,
}

/// <summary>A token that is an id.</summary>
internal readonly record struct IdToken(IdShape Shape, int Start, int End);

/// <summary>Reads ids: where a token that looks like one starts and ends.</summary>
internal static class IdReader
{
    private const int MaxLength = 64;

    /// <summary>Reads an id at a place, in the spelling of a declaration: letters are upper case.</summary>
    public static IdToken Read(PlanText text, int start, int end) => Read(text.Chars, start, end, anyCase: false);

    /// <summary>Reads an id at a place, in the spelling of a reference: letters in any case.</summary>
    public static IdToken ReadReference(PlanText text, int start, int end) => Read(text.Chars, start, end, anyCase: true);

    /// <summary>Whether the letters of an id are a standard's or product's name (<c>UTF-8</c>), which titles begin with.</summary>
    public static bool IsStandardName(string id)
    {
        var dash = id.IndexOf('-');
        return dash > 0 && id.Substring(0, dash).ToUpperInvariant() is "UTF" or "ISO" or "SHA" or "RFC" or "GPT" or "CVE" or "AES" or "IPV" or "WCAG" or "ES" or "HTTP" or "PEP" or "ADR";
    }

    private static IdToken Read(char[] chars, int start, int end, bool anyCase)
    {
        if (start >= end) return default;
        end = Math.Min(end, start + MaxLength);
        var first = chars[start];
        if (IsDigit(first)) return ReadNumber(chars, start, end);
        return IsLetter(first, anyCase) ? ReadLetters(chars, start, end, anyCase) : default;
    }

    private static IdToken ReadNumber(char[] chars, int start, int end)
    {
        var position = SkipDigits(chars, start, end);
        var dots = 0;
        while (position + 1 < end && chars[position] == '.' && IsDigit(chars[position + 1]))
        {
            position = SkipDigits(chars, position + 1, end);
            dots++;
        }

        // 3.1.A: a letter as the last segment.
        if (dots > 0 && position + 1 < end && chars[position] == '.' && IsLetter(chars[position + 1], true) && !GoesOn(chars, position + 2, end)) position += 2;
        else if (position < end && IsLetter(chars[position], true) && !GoesOn(chars, position + 1, end)) return new IdToken(IdShape.Dotted, start, position + 1);
        return new IdToken(dots > 0 ? IdShape.Dotted : IdShape.Integer, start, position);
    }

    private static IdToken ReadLetters(char[] chars, int start, int end, bool anyCase)
    {
        var position = start;
        while (position < end && IsLetter(chars[position], anyCase)) position++;
        if (position - start > 12) return default;
        if (position + 1 < end && chars[position] == '-' && IsDigit(chars[position + 1])) position++;
        if (position == end || !IsDigit(chars[position]) || (chars[start] >= 'a' && !MayBeLowerCase(chars, start, position))) return default;
        position = SkipDigits(chars, position, end);
        while (position + 1 < end && chars[position] == '.' && IsDigit(chars[position + 1])) position = SkipDigits(chars, position + 1, end);
        if (position < end && chars[position] is >= 'a' and <= 'z' && !GoesOn(chars, position + 1, end)) position++;
        return new IdToken(IdShape.Letters, start, position);
    }

    // "t001", "wp01" and "task-001" are references in another case; "v1" and "utf8" are words.
    private static bool MayBeLowerCase(char[] chars, int start, int digits) =>
        chars[digits - 1] == '-' || (digits - start == 1 && chars[start] == 't') || (digits - start == 2 && chars[start] == 'w' && chars[start + 1] == 'p');

    private static int SkipDigits(char[] chars, int position, int end)
    {
        while (position < end && IsDigit(chars[position])) position++;
        return position;
    }

    /// <summary>Whether a word goes on at a place; ideographs may follow an id without a blank.</summary>
    public static bool GoesOn(char[] chars, int position, int end) => position < end && (chars[position] == '_' || (chars[position] < '\u2E80' && char.IsLetterOrDigit(chars[position])));

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsLetter(char c, bool anyCase) => c is >= 'A' and <= 'Z' || (anyCase && c is >= 'a' and <= 'z');
}
