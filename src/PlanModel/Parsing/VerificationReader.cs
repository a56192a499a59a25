namespace PlanModel;

/// <summary>The label of a verification block.</summary>
/// <param name="Span">The label.</param>
/// <param name="Target">What it names, or <see langword="null"/>.</param>
/// <param name="IsBackground">Whether nothing waits for it.</param>
/// <param name="Text">What stands behind the label.</param>
internal sealed record VerificationLabel(TextSpan Span, Reference? Target, bool IsBackground, string Text);

/// <summary>Reads <c>**VERIFY Phase 1:** (non-blocking)</c>, <c>**VERIFY 1.2**: …</c> and <c>**Checkpoint**: …</c>.</summary>
internal static class VerificationReader
{
    /// <summary>Reads the label that stands at the start of a line, behind bullet and box.</summary>
    public static VerificationLabel? Read(PlanText text, int start, int end, bool hasBox)
    {
        var position = start;
        while (position < end && text[position] is '*' or '_') position++;
        var isBold = position - start >= 2;
        if (!isBold && !hasBox) return null;
        var isCheckpoint = text.IsWord(position, end, "Checkpoint");
        if (!isCheckpoint && !text.IsWord(position, end, "VERIFY")) return null;
        var isUpper = text[position + 1] == 'E';
        position += isCheckpoint ? 10 : 6;
        var target = isCheckpoint ? null : ReadTarget(text, ref position, end);
        if (!isCheckpoint && target is null && !isUpper) return null;
        if (!IsLabelEnd(text, position, end, isCheckpoint)) return null;
        var isBackground = IsBackground(text, position, end);
        var labelEnd = position;
        while (labelEnd < end && text[labelEnd] is not ':' and not '*') labelEnd++;
        while (labelEnd < end && text[labelEnd] is ':' or '*' or '_') labelEnd++;
        var rest = TitleText.Of(text, labelEnd, end, []);
        return new VerificationLabel(TextSpan.FromBounds(start, labelEnd), target, isBackground, WithoutMark(rest));
    }

    private static Reference? ReadTarget(PlanText text, ref int position, int end)
    {
        var start = text.SkipBlanks(position, end);
        var isPhase = text.IsWord(start, end, "Phase");
        var number = isPhase ? text.SkipBlanks(start + 5, end) : text.IsWord(start, end, "Task") ? text.SkipBlanks(start + 4, end) : start;
        var id = IdReader.Read(text, number, end);
        var idEnd = id.End;
        if (id.Shape == IdShape.None)
        {
            if (!isPhase || number >= end || !char.IsLetter(text[number]) || IdReader.GoesOn(text.Chars, number + 1, end)) return null;
            idEnd = number + 1;
        }

        if (IdReader.GoesOn(text.Chars, idEnd, end)) return null;
        position = idEnd;
        var kind = isPhase ? ReferenceKind.Phase : id.Shape == IdShape.Integer ? ReferenceKind.Number : ReferenceKind.Task;
        return new Reference(kind, TextSpan.FromBounds(number, idEnd), text.Slice(number, idEnd), text.Slice(number, idEnd));
    }

    // Behind the label stands its colon, the end of the bold, a suffix, or nothing: "VERIFY the tests" is a sentence.
    private static bool IsLabelEnd(PlanText text, int position, int end, bool isCheckpoint)
    {
        position = text.SkipBlanks(position, end);
        return position >= end || text[position] is ':' or '：' or '*' or '(' or '[' or '-' or '–' or '—' || (isCheckpoint && char.IsDigit(text[position]));
    }

    private static bool IsBackground(PlanText text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] is not ('(' or '[')) continue;
            var word = text.SkipBlanks(i + 1, end);
            if (text.StartsWith(word, end, "non-blocking") || text.StartsWith(word, end, "nonblocking")) return true;
            if (!text.StartsWith(word, end, "background")) continue;
            word = text.SkipBlanks(word + 10, end);
            if (word < end && text[word] == ')') return true;
            if (word < end && text[word] == ':' && text.IsWord(text.SkipBlanks(word + 1, end), end, "true")) return true;
        }

        return false;
    }

    private static string WithoutMark(string text)
    {
        foreach (var mark in (ReadOnlySpan<string>)["(non-blocking)", "(background: true)", "[non-blocking]", "(background)"])
        {
            var index = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (index >= 0) text = text.Remove(index, mark.Length);
        }

        return text.Trim(' ', ':');
    }
}
