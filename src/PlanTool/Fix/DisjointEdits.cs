using System.Text;
using PlanModel;

namespace PlanTool.Fix;

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
        var added = new List<TextEdit>();
        foreach (var edit in edits)
        {
            if (!_edits.Add(edit))
            {
                added.ForEach(other => _edits.Remove(other));
                return false;
            }

            added.Add(edit);
        }

        return true;
    }

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

    private bool Meets(TextEdit edit)
    {
        var before = _edits.GetViewBetween(At(0), At(edit.Span.End)).Max;
        return before is not null && before.Span.End >= edit.Span.Start;
    }

    private static TextEdit At(int offset) => new(new TextSpan(offset, 0), "");
}
