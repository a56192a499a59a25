using System.Globalization;
using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PlanRuntime;

/// <summary>A line of the live display that never gets wider than the terminal, and whose texts have no power over it.</summary>
/// <param name="width">The columns there are.</param>
internal sealed class LiveLine(int width)
{
    private readonly List<Segment> _segments = [];
    private int _used;

    public IReadOnlyList<Segment> Segments => _segments;

    /// <summary>The line without its styles.</summary>
    public string Text => string.Concat(_segments.Select(segment => segment.Text));

    /// <summary>Adds a text, cut with … where the line ends.</summary>
    /// <param name="text">The text; texts from plans may be in it as they are.</param>
    /// <param name="style">A style of Spectre.Console, or nothing.</param>
    /// <param name="most">The columns it may take at most.</param>
    public LiveLine Add(string text, string style = "", int most = int.MaxValue)
    {
        var (cut, columns) = Cut(PlainText.Of(text), Math.Min(most, width - _used));
        if (cut.Length > 0) _segments.Add(new Segment(cut, style.Length == 0 ? Style.Plain : Style.Parse(style)));
        _used += columns;
        return this;
    }

    /// <summary>Adds a text and blanks up to a width.</summary>
    public LiveLine AddCell(string text, int columns, string style = "")
    {
        var end = Math.Min(width, _used + columns);
        Add(text, style, columns - 1);
        if (_used < end) _segments.Add(new Segment(new string(' ', end - _used)));
        _used = Math.Max(_used, end);
        return this;
    }

    /// <summary>Adds a bar.</summary>
    /// <param name="share">How much of it is full, from 0 to 1.</param>
    /// <param name="columns">Its width.</param>
    /// <param name="style">The style of the full part.</param>
    public LiveLine AddBar(double share, int columns, string style)
    {
        columns = Math.Min(columns, width - _used);
        if (columns < 1) return this;
        var full = Math.Clamp((int)(share * columns), 0, columns);
        return Add(new string('━', full), style).Add(new string('─', columns - full), "grey");
    }

    private static (string Text, int Columns) Cut(string text, int most)
    {
        if (most <= 0) return ("", 0);
        var cut = new StringBuilder();
        var (columns, fits) = (0, 0);
        var fitting = 0;
        foreach (var element in Elements(text))
        {
            var wide = WidthOf(element);
            if (columns + wide > most) return (cut.ToString(0, fitting) + "…", fits + 1);
            cut.Append(element);
            columns += wide;
            if (columns < most) (fitting, fits) = (cut.Length, columns);
        }

        return (cut.ToString(), columns);
    }

    /// <summary>What a reader sees as one letter, marks and all.</summary>
    private static IEnumerable<string> Elements(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext()) yield return elements.GetTextElement();
    }

    /// <summary>The columns of a letter; terminals do not agree on the newer ones, so the larger of two answers is taken.</summary>
    private static int WidthOf(string element) => element.Length == 1 && element[0] < 0x300 ? 1 : Math.Max(PlainText.WidthOf(element), new Segment(element).CellCount());
}
