namespace PlanModel;

/// <summary>Converts offsets of a text to lines and columns; LF, CRLF and CR end a line.</summary>
public sealed class LineMap
{
    private readonly int[] _starts;

    /// <summary>Reads the line ends of a text.</summary>
    /// <param name="text">The whole text of a file.</param>
    public LineMap(string text)
    {
        if (text is null) throw new ArgumentNullException(nameof(text));
        var starts = new List<int>(text.Length / 40 + 1) { 0 };
        for (var i = 0; i < text.Length;)
        {
            var end = text.AsSpan(i).IndexOfAny('\n', '\r');
            if (end < 0) break;
            i += end + 1;
            if (text[i - 1] == '\r' && i < text.Length && text[i] == '\n') i++;
            starts.Add(i);
        }

        _starts = starts.ToArray();
        Length = text.Length;
    }

    /// <summary>The number of lines, at least one.</summary>
    public int Count => _starts.Length;

    /// <summary>The length of the text in UTF-16 units.</summary>
    public int Length { get; }

    /// <summary>The line that an offset lies in.</summary>
    /// <param name="offset">An offset from zero to the text's length; values outside are moved to the nearest end.</param>
    /// <returns>The line, counted from zero.</returns>
    public int LineOf(int offset)
    {
        var line = Array.BinarySearch(_starts, offset);
        return Math.Max(0, line >= 0 ? line : ~line - 1);
    }

    /// <summary>The offset at which a line starts.</summary>
    /// <param name="line">A line, counted from zero; the line after the last stands for the end of the text.</param>
    /// <returns>The offset of the line's first unit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The text has no such line.</exception>
    public int StartOf(int line)
    {
        if (line < 0 || line > _starts.Length) throw new ArgumentOutOfRangeException(nameof(line));
        return line == _starts.Length ? Length : _starts[line];
    }

    /// <summary>The line and column of an offset.</summary>
    /// <param name="offset">An offset from zero to the text's length.</param>
    /// <returns>The position, counted from zero.</returns>
    public LinePosition PositionOf(int offset)
    {
        var line = LineOf(offset);
        return new LinePosition(line, offset - _starts[line]);
    }
}
