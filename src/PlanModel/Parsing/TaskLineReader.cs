namespace PlanModel;

/// <summary>What a line with a box turned out to be.</summary>
internal enum BoxForm
{
    /// <summary>No box stands at the line's start.</summary>
    None,

    /// <summary>A box with an id: a task.</summary>
    Task,

    /// <summary>A box with a range of ids: several tasks.</summary>
    Range,

    /// <summary>A box without an id.</summary>
    WithoutId,

    /// <summary>Something that looks like a task and is none.</summary>
    Unreadable,
}

/// <summary>The head of a line with a box: bullet, box, mark and id.</summary>
/// <param name="Form">What the line is.</param>
/// <param name="Box">The place of the box, from bracket to bracket.</param>
/// <param name="IsOptional">Whether a <c>*</c> follows the box.</param>
/// <param name="HasBlank">Whether a blank follows the box.</param>
/// <param name="Id">The id, or the first end of a range.</param>
/// <param name="LastId">The last end of a range.</param>
/// <param name="Text">Where the text behind the id starts; behind the box where there is no id.</param>
internal readonly record struct TaskHead(BoxForm Form, TextSpan Box, bool IsOptional, bool HasBlank, IdToken Id, IdToken LastId, int Text);

/// <summary>Reads the head of a task's line: <c>- [ ] 1.2 …</c>.</summary>
internal static class TaskLineReader
{
    /// <summary>Reads a line of the flattened Markdown.</summary>
    public static TaskHead Read(PlanText text, in MarkdownLine line)
    {
        var start = line.Start;
        if (line.Kind == LineKind.Item) return ReadBox(text, start, line.End, hasBullet: true);
        if (line.Kind != LineKind.Text) return default;
        var behind = AfterBullet(text, start, line.End);
        if (behind < line.End && text[behind] == '[') return ReadBox(text, behind, line.End, hasBullet: behind > start && text[behind - 1] is ' ' or '\t');
        return default;
    }

    /// <summary>Reads the id that stands at a place, behind the decoration that people give it.</summary>
    /// <returns>Where the text behind the id starts, or -1 if there is no id.</returns>
    public static int ReadId(PlanText text, int start, int end, out IdToken id, out IdToken last)
    {
        last = default;
        var position = start;
        var isBold = false;
        var isBracketed = false;
        while (position < end && text[position] is '*' or '[' or '_')
        {
            isBold |= text[position] is '*' or '_';
            isBracketed |= text[position] == '[';
            position++;
        }

        var hasWord = text.IsWord(position, end, "Task") && text.SkipBlanks(position + 4, end) > position + 4;
        if (hasWord) position = text.SkipBlanks(position + 4, end);
        id = IdReader.Read(text, position, end);
        if (id.Shape == IdShape.None) return -1;
        var after = AfterRange(text, id, end, ref last);
        var close = after;
        while (close < end && text[close] is ']' or '*' or '_') close++;
        if (IdReader.GoesOn(text.Chars, close, end) || (close < end && text[close] is '/' or '-' or '\'' or '%' or PlanText.Target)) return -1;
        var hasDelimiter = close < end && text[close] is '.' or ':' or ')' or '：' or '、' or '．';
        if (hasDelimiter && close + 1 < end && text[close] is '.' or ':' or ')' && IdReader.GoesOn(text.Chars, close + 1, end)) return -1;
        var isMarked = hasDelimiter || hasWord && last.Shape != IdShape.None || (close > after && (isBold || isBracketed));
        if (!isMarked && !StandsAlone(text, id)) return -1;
        if (id.Shape == IdShape.Letters && IdReader.IsStandardName(text.Slice(id.Start, id.End))) return -1;
        if (hasWord && !isMarked && IsSentence(text, close, end)) return -1;
        if (hasDelimiter) close++;
        while (close < end && text[close] is '*' or '_') close++;
        return close;
    }

    // "Task 3.1 can start early" speaks of a task and is none.
    private static bool IsSentence(PlanText text, int position, int end)
    {
        position = text.SkipBlanks(position, end);
        var wordEnd = position;
        while (wordEnd < end && wordEnd - position < 12 && char.IsLetter(text[wordEnd])) wordEnd++;
        return text.Slice(position, wordEnd) is "can" or "cannot" or "is" or "are" or "must" or "should" or "has" or "will" or "may" or "starts" or "runs" or "depends" or "completes" or "and";
    }

    private static TaskHead ReadBox(PlanText text, int start, int end, bool hasBullet)
    {
        if (start >= end || text[start] != '[') return default;
        var close = start + 1;
        while (close < end && close < start + 5 && text[close] != ']') close++;
        if (close >= end || text[close] != ']') return default;
        var box = TextSpan.FromBounds(start, close + 1);
        var isMark = close == start + 2 && text[start + 1] is ' ' or 'x' or 'X' or '-' or '~' or '!' or '\t' or '\u00A0';
        var position = close + 1;
        if (position < end && text[position] == PlanText.Target) return default;
        var isOptional = isMark && position < end && text[position] == '*' && (position + 1 == end || text[position + 1] != '*');
        if (isOptional) position++;
        var first = text.SkipBlanks(position, end);
        var hasBlank = first > position || first == end;
        var behind = ReadId(text, first, end, out var id, out var last);
        if (!isMark || !hasBullet)
        {
            var isEmptyBox = hasBullet && close == start + 1 && hasBlank;
            var looksLikeTask = behind >= 0 && (hasBullet ? hasBlank : isMark);
            return isEmptyBox || looksLikeTask ? new TaskHead(BoxForm.Unreadable, box, false, hasBlank, id, last, first) : default;
        }

        if (behind < 0) return hasBlank ? new TaskHead(BoxForm.WithoutId, box, isOptional, true, default, default, first) : default;
        return new TaskHead(last.Shape == IdShape.None ? BoxForm.Task : BoxForm.Range, box, isOptional, hasBlank, id, last, text.SkipBlanks(behind, end));
    }

    /// <summary>Where the content of a paragraph's line starts whose indentation keeps it from being a list item for Markdown.</summary>
    private static int AfterBullet(PlanText text, int start, int end)
    {
        var position = start;
        while (position < end && position < start + 9 && text[position] is >= '0' and <= '9') position++;
        var isBullet = position < end && (position == start ? text[position] is '-' or '*' or '+' : text[position] is '.' or ')');
        return isBullet ? text.SkipBlanks(position + 1, end) : start;
    }

    // "1.1-1.4" and "T001–T004"; a dash between blanks belongs to the title.
    private static int AfterRange(PlanText text, IdToken id, int end, ref IdToken last)
    {
        if (id.End + 1 >= end || text[id.End] is not ('-' or '–' or '—')) return id.End;
        var to = IdReader.Read(text, id.End + 1, end);
        if (to.Shape != id.Shape || id.Shape == IdShape.None) return id.End;
        last = to;
        return to.End;
    }

    /// <summary>Whether an id needs no delimiter to be one: <c>10 high bugs</c> and <c>S3 bucket</c> have no id.</summary>
    private static bool StandsAlone(PlanText text, IdToken id)
    {
        if (id.Shape == IdShape.Dotted) return text.Text.IndexOf('.', id.Start, id.End - id.Start) >= 0;
        if (id.Shape == IdShape.Integer) return false;
        var letters = id.Start;
        while (text[letters] is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z')) letters++;
        var isPadded = text[letters] == '0' && id.End - letters > 1;
        return text[letters] == '-' || isPadded || (letters - id.Start == 1 && text[id.Start] == 'T') || text.StartsWith(id.Start, letters, "WP");
    }
}
