using System.Globalization;

namespace PlanModel;

/// <summary>Reads when a phase opens before the phases in front of it are complete.</summary>
internal static class PipelineStartReader
{
    /// <summary>Reads <c>60% of Phase 1</c> or <c>when 1.3 completes</c>; what stands behind in parentheses is a remark.</summary>
    /// <returns>The declaration, or <see langword="null"/> if the value is neither.</returns>
    public static PipelineStartDeclaration? Read(PlanText text, TextSpan span, TextSpan value)
    {
        var start = value.Start;
        if (text.IsWord(start, value.End, "at")) start = text.SkipBlanks(start + 2, value.End);
        var digits = start;
        if (digits < value.End && text[digits] == '-') digits++;
        while (digits < value.End && text[digits] is >= '0' and <= '9') digits++;
        var percent = text.SkipBlanks(digits, value.End);
        if (digits > start && percent < value.End && text[percent] == '%')
        {
            var share = int.TryParse(text.Slice(start, digits), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
            var rest = text.SkipBlanks(percent + 1, value.End);
            if (text.IsWord(rest, value.End, "of")) rest = text.SkipBlanks(rest + 2, value.End);
            var phases = ReferenceListReader.Read(text, TextSpan.FromBounds(rest, EndOfCondition(text, rest, value.End)));
            for (var i = 0; i < phases.Count; i++)
            {
                if (phases[i].Kind == ReferenceKind.Number) phases[i] = phases[i] with { Kind = ReferenceKind.Phase };
            }

            return phases.Count == 0 ? null : new PipelineStartDeclaration(span, share, TextSpan.FromBounds(start, percent + 1), phases);
        }

        foreach (var word in (ReadOnlySpan<string>)["when", "once", "after"])
        {
            if (!text.IsWord(start, value.End, word)) continue;
            start = text.SkipBlanks(start + word.Length, value.End);
            break;
        }

        var condition = TextSpan.FromBounds(start, EndOfCondition(text, start, value.End));
        var references = ReferenceListReader.Read(text, condition);
        var isUnderstood = references.Exists(static reference => reference.Kind is not (ReferenceKind.Word or ReferenceKind.Path));
        return isUnderstood ? new PipelineStartDeclaration(span, null, default, references) : null;
    }

    /// <summary>Where the condition ends: before "completes", "is complete", "are done", a parenthesis or a comma with words behind it.</summary>
    public static int EndOfCondition(PlanText text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (c is '(' or '\u2014' && i > start) return i;
            if (!char.IsLetter(c) || (i > start && char.IsLetterOrDigit(text[i - 1]))) continue;
            if (text.StartsWith(i, end, "complet") || text.IsWord(i, end, "is") || text.IsWord(i, end, "are") || text.StartsWith(i, end, "finish") || text.IsWord(i, end, "done") || text.IsWord(i, end, "ends") || text.IsWord(i, end, "end") || text.IsWord(i, end, "have") || text.IsWord(i, end, "has")) return i;
        }

        return end;
    }
}
