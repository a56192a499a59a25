using System.Text;

namespace PlanModel;

/// <summary>Edits of one text that do not get in each other's way.</summary>
internal sealed class DisjointEdits
{
    private readonly SortedSet<TextEdit> _edits = new(Comparer<TextEdit>.Create(static (a, b) => a.Span.Start.CompareTo(b.Span.Start)));

    /// <summary>The edits in the order of the text.</summary>
    public IEnumerable<TextEdit> InOrder => _edits;

    /// <summary>Adds the edits of a fix, all of them or none.</summary>
    /// <returns><see langword="false"/> if one of them overlaps or touches what is already there.</returns>
    public bool TryAdd(IReadOnlyList<TextEdit> edits)
    {
        if (edits.Any(Meets)) return false;
        for (var e = 0; e < edits.Count; e++)
        {
            if (_edits.Add(edits[e])) continue;
            Remove(edits, e);
            return false;
        }

        return true;
    }

    /// <summary>Takes back the edits of a fix that was added.</summary>
    public void Remove(IReadOnlyList<TextEdit> edits) => Remove(edits, edits.Count);

    /// <summary>The text after the edits.</summary>
    public string ApplyTo(string text)
    {
        var result = new StringBuilder(text.Length + 64);
        var at = 0;
        foreach (var edit in _edits)
        {
            result.Append(text, at, edit.Span.Start - at).Append(edit.NewText);
            at = edit.Span.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    private void Remove(IReadOnlyList<TextEdit> edits, int count)
    {
        for (var e = 0; e < count; e++) _edits.Remove(edits[e]);
    }

    private bool Meets(TextEdit edit)
    {
        var before = _edits.GetViewBetween(At(0), At(edit.Span.End)).Max;
        return before is not null && before.Span.End >= edit.Span.Start;
    }

    private static TextEdit At(int offset) => new(new TextSpan(offset, 0), "");
}
