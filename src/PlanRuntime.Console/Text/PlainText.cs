using System.Buffers;
using System.Globalization;
using System.Text;

namespace PlanRuntime;

/// <summary>Makes text from a plan safe to show: on one line, and without power over the terminal or the reading direction.</summary>
internal static class PlainText
{
    /// <summary>The marks that reorder what surrounds them (https://trojansource.codes), and others that nobody sees.</summary>
    private static readonly char[] DirectionMarks =
        ['\u061C', '\u200E', '\u200F', '\u2028', '\u2029', '\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069', '\uFEFF'];

    private static readonly SearchValues<char> Directing = SearchValues.Create(DirectionMarks);

    private static readonly SearchValues<char> Suspicious = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(c => (char)c), .. DirectionMarks]);

    /// <summary>The next mark that could turn the reading direction, or -1.</summary>
    public static int IndexOfDirectionMark(string text, int from)
    {
        var at = text.AsSpan(from).IndexOfAny(Directing);
        return at < 0 ? -1 : from + at;
    }

    /// <summary>Replaces what a terminal would obey by a sign that shows it: ESC becomes ␛.</summary>
    public static string Of(string text)
    {
        var at = text.AsSpan().IndexOfAny(Suspicious);
        if (at < 0 && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) return text;
        var safe = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                safe.Append(c).Append(text[++i]);
                continue;
            }

            safe.Append(c switch
            {
                '\t' => ' ',
                < ' ' => (char)('\u2400' + c),
                '\x7F' => '\u2421',
                _ when Suspicious.Contains(c) || char.IsSurrogate(c) => '\uFFFD',
                _ => c,
            });
        }

        return safe.ToString();
    }

    /// <summary>The columns a text takes on a terminal: two for wide characters and emoji, none for combining marks.</summary>
    public static int WidthOf(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes()) width += WidthOf(rune);
        return width;
    }

    /// <summary>Cuts a text to a width in columns, with … at its end where something is left out.</summary>
    public static string Cut(string text, int columns)
    {
        if (WidthOf(text) <= columns) return text;
        var cut = new StringBuilder();
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += WidthOf(rune);
            if (width > columns - 1) break;
            cut.Append(rune);
        }

        return cut.ToString().TrimEnd() + "…";
    }

    /// <summary>Fills a text with blanks up to a width in columns.</summary>
    public static string Pad(string text, int columns) => text + new string(' ', Math.Max(0, columns - WidthOf(text)));

    private static int WidthOf(Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format) return 0;

        // The wide blocks of Unicode's East Asian Width (UAX 11), in rough ranges.
        return rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) ? 2 : 1;
    }
}
