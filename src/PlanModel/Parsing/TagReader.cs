using System.Globalization;

namespace PlanModel;

/// <summary>Reads the tags before and behind a task's title: <c>[P] [US1]</c>, <c>(P0)</c>.</summary>
internal sealed class TagReader(PlanText text, ReadSpans read)
{
    /// <summary>Reads the tags at the start of a task's text.</summary>
    public void ReadLeading(List<BracketGroup> groups, int start, int end, TaskAnnotations into)
    {
        var position = start;
        foreach (var group in groups)
        {
            position = SkipDecoration(position, end);
            if (group.Open != position) return;
            if (!TryRead(group, end, into)) return;
            position = group.Close + 1;
        }
    }

    /// <summary>Reads the tags at the end of a task's text, between and behind what was read already.</summary>
    public void ReadTrailing(List<BracketGroup> groups, int start, int end, TaskAnnotations into)
    {
        var last = end;
        var sorted = read.Count;
        for (var index = groups.Count - 1; ;)
        {
            last = text.TrimEnd(start, last);
            while (last > start && text[last - 1] == '*') last--;
            if (read.StartOfSpanEndingAt(last, sorted) is >= 0 and var before)
            {
                last = before;
                continue;
            }

            while (index >= 0 && groups[index].Close + 1 > last) index--;
            // Groups are in the order of their opening; the one that closes here is the outermost of those left.
            if (index < 0 || groups[index].Close + 1 != last || groups[index].Open <= start || !TryRead(groups[index], end, into)) break;
            last = groups[index].Open;
        }

        if (read.Count > sorted) read.Sort();
    }

    // Bold marks and emoji between id and tags are decoration.
    private int SkipDecoration(int position, int end)
    {
        while (position < end && IsDecoration(text[position])) position++;
        return position;
    }

    private static bool IsDecoration(char c)
    {
        if (char.IsWhiteSpace(c) || c is '*' or '-') return true;
        return c >= 0x80 && (c is '–' or '—' || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.OtherSymbol or UnicodeCategory.NonSpacingMark);
    }

    private bool TryRead(BracketGroup group, int end, TaskAnnotations into)
    {
        if (!StandsFree(group, end)) return false;
        var start = group.Open + 1;
        var tagEnd = group.Close;
        if (!group.IsSquare)
        {
            // Only (P) and a priority such as (P0) are tags in round brackets.
            if (text[start] != 'P' || tagEnd - start > 2 || (tagEnd - start == 2 && !char.IsDigit(text[start + 1])) || tagEnd == start) return false;
        }
        else if (!IsTagText(start, tagEnd)) return false;
        if (AnnotationKeywords.Read(text, start, tagEnd, isKeyLine: false, out _) != AnnotationKey.None) return false;
        var tag = text.Slice(start, tagEnd).Trim();
        var span = TextSpan.FromBounds(group.Open, group.Close + 1);
        if (tag is "P" || string.Equals(tag, "PARALLEL", StringComparison.OrdinalIgnoreCase)) into.ParallelTag ??= span;
        else if (string.Equals(tag, "SEQUENTIAL", StringComparison.OrdinalIgnoreCase)) into.SequentialTag ??= span;
        else into.AddTag(group.Open, tag);
        read.Add(span.Start, span.End);
        return true;
    }

    private bool StandsFree(BracketGroup group, int end)
    {
        var before = group.Open == 0 ? ' ' : text[group.Open - 1];
        var after = group.Close + 1 >= end ? ' ' : text[group.Close + 1];
        return (char.IsWhiteSpace(before) || before is '*' or ']' or ':' or '.' or ')') && (char.IsWhiteSpace(after) || after is '*' or '[' or ':');
    }

    private bool IsTagText(int start, int end)
    {
        if (end - start is < 1 or > 60 || !char.IsLetterOrDigit(text[start])) return false;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (!char.IsLetterOrDigit(c) && c is not (' ' or '-' or '_' or ':' or '+' or '/' or '.' or '#' or ',' or '&')) return false;
        }

        return true;
    }
}
