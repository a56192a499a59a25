namespace PlanModel;

/// <summary>Finds places for new text at the end of lines.</summary>
internal static class LineEnds
{
    /// <summary>Where an annotation may be written on a line: before blanks, a comment and the closing marks of a heading.</summary>
    /// <param name="document">The plan.</param>
    /// <param name="offset">A place on the line.</param>
    public static int TextEnd(PlanDocument document, int offset)
    {
        var line = document.Lines.LineOf(offset);
        var (start, end) = (document.Lines.StartOf(line), document.Lines.StartOf(line + 1));
        var text = document.Text;
        end = WithoutBlanks(text, start, end);
        while (end - start > 7 && string.CompareOrdinal(text, end - 3, "-->", 0, 3) == 0 && text.LastIndexOf("<!--", end - 3, end - 3 - start, StringComparison.Ordinal) is > 0 and var comment) end = WithoutBlanks(text, start, comment);
        var marks = end;
        while (marks > start && text[marks - 1] == '#') marks--;
        return marks < end && marks > start && text[marks - 1] is ' ' or '\t' && text[start] == '#' ? WithoutBlanks(text, start, marks) : end;
    }

    private static int WithoutBlanks(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return end;
    }
}
