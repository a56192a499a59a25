namespace PlanModel;

/// <summary>Finds key lines: <c>**Dependencies**: 1.1</c>, <c>- Depends: 1.1</c>, <c>_Depends on: 1.1_</c>.</summary>
internal static class KeyLineReader
{
    /// <summary>Whether a line is a key line that declares dependencies.</summary>
    public static bool IsDependencyLine(PlanText text, in MarkdownLine line)
    {
        var isBold = line.End - line.Start > 4 && text[line.Start] == '*' && text[line.Start + 1] == '*';
        if (!isBold && !MayBe(text, line)) return false;
        var position = line.Start;
        while (Find(text, line, ref position, out _, out var key, out _))
        {
            if (key is AnnotationKey.DependsOn or AnnotationKey.Blocks) return true;
            if (!isBold) return false;
        }

        return false;
    }

    /// <summary>The ids that the dependencies of a line name, ranges expanded.</summary>
    public static IEnumerable<string> IdsNamedBy(PlanText text, MarkdownLine line)
    {
        var position = line.Start;
        while (Find(text, line, ref position, out _, out var key, out var value))
        {
            if (key is not (AnnotationKey.DependsOn or AnnotationKey.Blocks)) continue;
            foreach (var reference in ReferenceListReader.Read(text, value))
            {
                if (reference.Kind == ReferenceKind.Task) yield return reference.First;
                else if (reference.Kind == ReferenceKind.TaskRange) foreach (var id in IdRange.Expand(reference.First, reference.Last!)) yield return id;
            }
        }
    }

    /// <summary>Finds the next key of a line that this language knows.</summary>
    /// <param name="text">The plan.</param>
    /// <param name="line">The line.</param>
    /// <param name="position">Where to look from; moved behind the value that was found.</param>
    /// <param name="start">Where the key starts, with its bold marks.</param>
    /// <param name="key">What it speaks of.</param>
    /// <param name="value">Its value, without blanks around.</param>
    public static bool Find(PlanText text, in MarkdownLine line, ref int position, out int start, out AnnotationKey key, out TextSpan value)
    {
        while (position < line.End)
        {
            start = position;
            if (Read(text, position, line.End, out key, out value, out position)) return true;
            position = NextKey(text, start, line.End);
        }

        start = position;
        key = AnnotationKey.None;
        value = default;
        return false;
    }

    /// <summary>Reads the key that stands at a place of a line.</summary>
    /// <param name="text">The plan.</param>
    /// <param name="start">Where the key may stand.</param>
    /// <param name="end">The end of the line.</param>
    /// <param name="key">What it speaks of.</param>
    /// <param name="value">Its value, without blanks around.</param>
    /// <param name="next">Where the next key of the line may stand.</param>
    public static bool Read(PlanText text, int start, int end, out AnnotationKey key, out TextSpan value, out int next)
    {
        var position = text.SkipBlanks(start, end);
        var hasBullet = position + 1 < end && text[position] is '-' or '+' or '*' && char.IsWhiteSpace(text[position + 1]);
        if (hasBullet) position = text.SkipBlanks(position + 1, end);
        while (position < end && text[position] is '*' or '_') position++;
        key = AnnotationKeywords.Read(text, position, end, isKeyLine: true, out var valueStart);
        value = default;
        next = end;
        if (key == AnnotationKey.None) return false;
        var isItalic = end > start && text[end - 1] == '_';
        next = isItalic ? NextPlainKey(text, valueStart, end - 1) : ValueEnd(text, valueStart, end);
        var valueEnd = next;
        while (valueEnd > valueStart && text[valueEnd - 1] is ' ' or '\t' or '|' or '·' or ',' or ';') valueEnd--;
        value = TextSpan.FromBounds(valueStart, Math.Max(valueStart, valueEnd));
        if (next == end - 1 && isItalic) next = end;
        return true;
    }

    // Behind a key that is not of this language another one may stand: "_Effort: M, Dependencies: None_", "**Priority**: P0 | **Depends on**: 1.1".
    private static int NextKey(PlanText text, int start, int end)
    {
        var first = text.SkipBlanks(start, end);
        if (first >= end) return end;
        if (text[first] == '_' && text[end - 1] == '_') return NextPlainKey(text, first, end - 1) is var plain && plain < end - 1 ? plain : end;
        if (start > first || text[first] is not '_' && text[end - 1] == '_') return NextPlainKey(text, first + 1, end - 1) is var next && next < end - 1 ? next : end;
        if (text[first] != '*') return end;
        for (var i = first + 2; i + 1 < end; i++)
        {
            if (text[i] == '*' && text[i + 1] == '*' && IsBoldKey(text, i, end)) return i;
        }

        return end;
    }

    /// <summary>Whether a line may hold a key at all; most lines are told by their first letter.</summary>
    private static bool MayBe(PlanText text, in MarkdownLine line)
    {
        for (var i = line.Start; i < line.End && i < line.Start + 4; i++)
        {
            var c = text[i];
            if (c is '*' or '_' or '-' or '+' or ' ') continue;
            return c is 'd' or 'D' or 'b' or 'B' or 'a' or 'A' or 'n' or 'N';
        }

        return false;
    }

    /// <summary>A value ends at the next bold key, a link, or the end of the sentence.</summary>
    private static int ValueEnd(PlanText text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (c == '*' && i + 1 < end && text[i + 1] == '*' && IsBoldKey(text, i, end)) return i;
            if (c == '.' && i + 1 < end && char.IsWhiteSpace(text[i + 1]) && i > start) return i;
            if (c == '[' && i > start && IsLink(text, i, end)) return i;
        }

        return end;
    }

    private static bool IsBoldKey(PlanText text, int start, int end)
    {
        for (var i = start + 2; i < end && i < start + 60; i++)
        {
            if (text[i] == ':') return i + 2 < end && (text[i + 1] == '*' || text[i - 1] == '*');
        }

        return false;
    }

    private static bool IsLink(PlanText text, int start, int end)
    {
        for (var i = start; i + 1 < end && i < start + 200; i++)
        {
            if (text[i] == ']') return text[i + 1] == PlanText.Target;
        }

        return false;
    }

    // "_Effort: M, Dependencies: None, Risks: …_": the next word before a colon is the next key.
    private static int NextPlainKey(PlanText text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] is not (',' or ';' or '|')) continue;
            var word = text.SkipBlanks(i + 1, end);
            var stop = word;
            while (stop < end && stop < word + 30 && (char.IsLetter(text[stop]) || text[stop] == ' ')) stop++;
            if (stop > word && stop < end && text[stop] == ':') return i + 1;
        }

        return end;
    }
}
