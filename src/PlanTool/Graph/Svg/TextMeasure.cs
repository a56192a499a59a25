using System.Text;
using PlanRuntime;

namespace PlanTool.Graph.Svg;

/// <summary>Estimates how wide text is in a common sans-serif font; a picture that is read anywhere cannot measure.</summary>
internal static class TextMeasure
{
    /// <summary>The width of a text in pixels at a font size in pixels.</summary>
    public static double WidthOf(string text, double size)
    {
        double units = 0;
        foreach (var rune in text.EnumerateRunes()) units += UnitsOf(rune);
        return units * size;
    }

    /// <summary>Breaks a text at blanks into at most two lines, the last one cut with … where it does not fit.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size)
    {
        if (WidthOf(text, size) <= width) return [text];
        var line = StartOf(text, width, size);
        var blank = text.LastIndexOf(' ', Math.Min(line.Length, text.Length - 1));

        // A word that is longer than a line is broken where the line ends.
        if (blank <= 0 || WidthOf(WordAt(text, blank + 1), size) > width) blank = line.Length;
        var rest = text[blank..].TrimStart();
        return [text[..blank].TrimEnd(), Cut(rest, width, size)];
    }

    /// <summary>Cuts a text to a width, with … at its end where something is left out.</summary>
    public static string Cut(string text, double width, double size) =>
        WidthOf(text, size) <= width ? text : StartOf(text, width - size, size).TrimEnd() + "…";

    private static string WordAt(string text, int start) => text.IndexOf(' ', start) is var end and >= 0 ? text[start..end] : text[start..];

    /// <summary>The longest start of a text that fits.</summary>
    private static string StartOf(string text, double width, double size)
    {
        double units = 0;
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            units += UnitsOf(rune);
            if (units * size > width) break;
            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }

    /// <summary>Widths in ems, rounded up from Helvetica's, the widest of the usual system fonts' families.</summary>
    private static double UnitsOf(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or 'I' => 0.29,
        'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '/' or '\\' or ' ' or '-' or '`' => 0.36,
        'm' or 'w' or 'M' or 'W' or '@' or '%' => 0.9,
        >= 'A' and <= 'Z' => 0.7,
        _ => PlainText.WidthOf(rune.ToString()) switch { 0 => 0, 2 => 1.05, _ => 0.57 },
    };
}
