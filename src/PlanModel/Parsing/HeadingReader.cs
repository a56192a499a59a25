namespace PlanModel;

/// <summary>What a heading's text starts with.</summary>
internal enum HeadingForm
{
    /// <summary>Nothing that numbers it.</summary>
    Plain,

    /// <summary>The word <c>Phase</c> with a number or letter.</summary>
    Phase,

    /// <summary>A number: <c>2. Implementation</c>.</summary>
    Number,

    /// <summary>An id: <c>WP01 — Census</c>, <c>1.2 Data layer</c>.</summary>
    Id,
}

/// <summary>The head of a heading.</summary>
/// <param name="Form">What it starts with.</param>
/// <param name="Id">The place of the number, letter or id; empty for a plain heading.</param>
/// <param name="Title">Where the title behind it starts.</param>
internal readonly record struct HeadingHead(HeadingForm Form, TextSpan Id, int Title);

/// <summary>Reads the number, letter or id of a heading, and what its name says of its boxes.</summary>
internal static class HeadingReader
{
    private static readonly string[] CriteriaNames = ["criteria", "criterion", "checklist", "definition of done", "legend"];

    private const int MaxLabel = 80;

    // As a label of its own such a word heads what must hold; as a heading it may head work.
    private static readonly HashSet<string> CriteriaLabels = new(StringComparer.OrdinalIgnoreCase) { "acceptance", "validation", "verification", "done when" };

    private static readonly HashSet<string> GenericNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "tasks", "task", "task list", "tasks list", "todo", "todos", "to do", "to-do", "implementation plan", "implementation tasks", "implementation", "plan", "task breakdown", "tasks breakdown", "all tasks", "任务", "任务列表", "实现任务", "实施计划", "实现计划",
    };

    /// <summary>Reads the head of a heading's text.</summary>
    public static HeadingHead Read(PlanText text, int start, int end)
    {
        var position = start;
        while (position < end && text[position] is '*' or '_' or ' ') position++;
        if (TryReadPhase(text, position, end, needsDelimiter: false, out var phase)) return phase;
        if (TryReadPhaseBehindWords(text, position, end, out phase)) return phase;
        var isBracketed = position < end && text[position] == '[';
        if (isBracketed) position++;
        if (text.IsWord(position, end, "Task") && IdReader.Read(text, text.SkipBlanks(position + 4, end), end).Shape != IdShape.None) position = text.SkipBlanks(position + 4, end);
        var id = IdReader.Read(text, position, end);
        if (id.Shape == IdShape.None || IdReader.GoesOn(text.Chars, id.End, end)) return new HeadingHead(HeadingForm.Plain, default, start);
        var next = id.End;
        while (next < end && text[next] is ']' or '*' or '_') next++;
        var isDelimited = next == end || char.IsWhiteSpace(text[next]) || text[next] is '.' or ':' or ')' or '-' or '–' or '—' or '：' or '、' or '．' || text[next] >= '\u2E80';
        // "3B. Filters" and "2024 roadmap" are no numbers of phases.
        var isNumber = id.Shape == IdShape.Integer && id.End - id.Start <= 3;
        var isId = id.Shape == IdShape.Letters || (id.Shape == IdShape.Dotted && text.Text.IndexOf('.', id.Start, id.End - id.Start) >= 0);
        if (!isDelimited || !(isNumber || isId) || IdReader.IsStandardName(text.Slice(id.Start, id.End))) return new HeadingHead(HeadingForm.Plain, default, start);
        return new HeadingHead(isNumber ? HeadingForm.Number : HeadingForm.Id, TextSpan.FromBounds(id.Start, id.End), BehindDelimiter(text, next, end));
    }

    /// <summary>Whether boxes under such a heading are criteria, a checklist or the explanation of the format, where no phase says otherwise.</summary>
    public static bool NamesCriteria(PlanText text, int start, int end)
    {
        var title = text.Slice(start, Math.Min(end, start + 200)).ToLowerInvariant();
        foreach (var name in CriteriaNames)
        {
            if (title.Contains(name)) return true;
        }

        return title.TrimStart('*', ' ').StartsWith("format", StringComparison.Ordinal);
    }

    /// <summary>Whether a line begins with a bold label: <c>**Acceptance Criteria**: …</c> or <c>**Notes:** …</c>.</summary>
    public static bool IsLabel(PlanText text, int start, int end, out int labelEnd)
    {
        labelEnd = start;
        if (start + 4 >= end || text[start] != '*' || text[start + 1] != '*') return false;
        var close = start + 2;
        while (close + 1 < end && close < start + MaxLabel && !(text[close] == '*' && text[close + 1] == '*')) close++;
        if (close + 1 >= end || text[close] != '*' || text[close + 1] != '*') return false;
        labelEnd = close;
        return text[close - 1] is ':' or '：' || (close + 2 < end && text[close + 2] is ':' or '：');
    }

    /// <summary>Whether the boxes below a bold label are criteria, as below <see cref="NamesCriteria"/>.</summary>
    public static bool LabelNamesCriteria(PlanText text, int start, int end)
    {
        var label = text.Slice(start, end).Trim('*', ' ', ':', '：');
        return NamesCriteria(text, start, end) || CriteriaLabels.Contains(label);
    }

    /// <summary>Whether a heading only says that tasks follow.</summary>
    public static bool IsGeneric(PlanText text, int start, int end)
    {
        if (end - start > 60) return false;
        return GenericNames.Contains(text.Slice(start, end).Trim('*', ' ', ':', '_'));
    }

    // "Phase 2: x", "PHASE 2 - x", "Phase A", "Phase 3.1: x", "Phase 2 (P0)".
    private static bool TryReadPhase(PlanText text, int position, int end, bool needsDelimiter, out HeadingHead head)
    {
        head = default;
        if (!text.IsWord(position, end, "Phase")) return false;
        var number = text.SkipBlanks(position + 5, end);
        while (number < end && text[number] is '*' or '#') number++;
        if (number == position + 5) return false;
        var numberEnd = PhaseNumberEnd(text, number, end);
        if (numberEnd == number) return false;
        var next = numberEnd;
        while (next < end && text[next] is '*' or '_') next++;
        var rest = text.SkipBlanks(next, end);
        var isEnd = rest == end || text[rest] is '(' or '[' || char.IsSurrogate(text[rest]);
        if (rest < end && !IsDelimiter(text[rest]) && (needsDelimiter || !isEnd)) return false;
        if (needsDelimiter && rest == end) return false;
        head = new HeadingHead(HeadingForm.Phase, TextSpan.FromBounds(number, numberEnd), BehindDelimiter(text, next, end));
        return true;
    }

    // "Implementation Phase 4: x": other words may stand before if a delimiter follows the number.
    private static bool TryReadPhaseBehindWords(PlanText text, int start, int end, out HeadingHead head)
    {
        head = default;
        for (var position = start; position < end && position < start + 120; position++)
        {
            if (text[position] is not ('P' or 'p') || (position > start && IdReader.GoesOn(text.Chars, position - 1, end))) continue;
            if (TryReadPhase(text, position, end, needsDelimiter: true, out head)) return true;
        }

        return false;
    }

    private static int PhaseNumberEnd(PlanText text, int start, int end)
    {
        var id = IdReader.Read(text, start, end);
        if (id.Shape is IdShape.Integer or IdShape.Dotted) return IdReader.GoesOn(text.Chars, id.End, end) ? start : id.End;
        return start < end && text[start] is >= 'A' and <= 'Z' && !IdReader.GoesOn(text.Chars, start + 1, end) ? start + 1 : start;
    }

    private static bool IsDelimiter(char c) => c is ':' or '：' or '-' or '–' or '—' or '.' or ')' or '|' or '·' or ',' or '、';

    private static int BehindDelimiter(PlanText text, int position, int end)
    {
        position = text.SkipBlanks(position, end);
        while (position < end && (IsDelimiter(text[position]) || text[position] is ']' or '*' or '_' || char.IsWhiteSpace(text[position]))) position++;
        return position;
    }
}
