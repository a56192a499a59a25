using PlanModel;

namespace PlanTool.Fix;

/// <summary>Remembers through several rounds of edits which lines of a text are those of the original.</summary>
internal sealed class LineTrace
{
    private readonly string[] _original;

    /// <summary>For each line of the current text, its line in the original, or -1 for a changed or new one.</summary>
    private readonly int[] _origins;

    public LineTrace(string original)
    {
        _original = original.Split('\n');
        _origins = [.. Enumerable.Range(0, _original.Length)];
    }

    private LineTrace(string[] original, int[] origins) => (_original, _origins) = (original, origins);

    /// <summary>The original's lines, without their line feeds.</summary>
    public IReadOnlyList<string> Original => _original;

    /// <summary>For each line of the current text, its line in the original, or -1.</summary>
    public IReadOnlyList<int> Origins => _origins;

    /// <summary>The trace after edits.</summary>
    /// <param name="text">The text before them.</param>
    /// <param name="edits">The edits in the order of the text.</param>
    public LineTrace After(string text, IEnumerable<TextEdit> edits)
    {
        var origins = new List<int>(_origins.Length);
        var line = 0;
        var offset = 0;

        // Walks both texts at once: untouched lines keep their origin; a line that an edit touches loses it.
        var isTouched = false;
        foreach (var edit in edits)
        {
            Walk(edit.Span.Start);
            isTouched = true;
            foreach (var c in edit.NewText)
            {
                if (c == '\n') origins.Add(-1);
            }

            for (; offset < edit.Span.End; offset++)
            {
                if (text[offset] == '\n') line++;
            }
        }

        Walk(text.Length);
        origins.Add(isTouched ? -1 : _origins[line]);
        return new LineTrace(_original, [.. origins]);

        void Walk(int until)
        {
            for (; offset < until; offset++)
            {
                if (text[offset] != '\n') continue;
                origins.Add(isTouched ? -1 : _origins[line]);
                line++;
                isTouched = false;
            }
        }
    }
}
