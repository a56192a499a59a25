namespace PlanModel;

/// <summary>What an annotation speaks of.</summary>
internal enum AnnotationKey
{
    None,
    DependsOn,
    Blocks,

    /// <summary>Files, without a word of what is done to them.</summary>
    Files,
    Writes,
    Reads,
    Estimate,
    Timeout,
    Retries,
    Priority,
    Run,
    Shell,
}

/// <summary>The words that open an annotation.</summary>
internal static class AnnotationKeywords
{
    // Longer spellings stand before their own beginnings. A blank is enough behind the ones marked so.
    private static readonly (string Word, AnnotationKey Key, bool BlankIsEnough)[] Words =
    [
        ("depends on", AnnotationKey.DependsOn, true),
        ("depends upon", AnnotationKey.DependsOn, true),
        ("blocked by", AnnotationKey.DependsOn, true),
        ("dependencies", AnnotationKey.DependsOn, false),
        ("dependency", AnnotationKey.DependsOn, false),
        ("depends", AnnotationKey.DependsOn, false),
        ("deps", AnnotationKey.DependsOn, false),
        ("dep", AnnotationKey.DependsOn, false),
        ("after", AnnotationKey.DependsOn, false),
        ("needs", AnnotationKey.DependsOn, false),
        ("blocks", AnnotationKey.Blocks, false),
        ("files", AnnotationKey.Files, false),
        ("file", AnnotationKey.Files, false),
        ("modifies", AnnotationKey.Writes, false),
        ("creates", AnnotationKey.Writes, false),
        ("deletes", AnnotationKey.Writes, false),
        ("reads", AnnotationKey.Reads, false),
        ("estimate", AnnotationKey.Estimate, false),
        ("timeout", AnnotationKey.Timeout, false),
        ("retries", AnnotationKey.Retries, false),
        ("priority", AnnotationKey.Priority, false),
        ("run", AnnotationKey.Run, false),
        ("shell", AnnotationKey.Shell, false),
    ];

    private static readonly string[] DependencyWords = ["depends", "dependencies", "deps", "after", "needs", "blocks"];

    /// <summary>Reads a keyword with what must follow it.</summary>
    /// <param name="text">The plan.</param>
    /// <param name="start">Where the keyword may stand.</param>
    /// <param name="end">Where the annotation ends.</param>
    /// <param name="isKeyLine">Whether a colon is always needed, as bold and plain keys of a line do.</param>
    /// <param name="value">Where the value starts.</param>
    public static AnnotationKey Read(PlanText text, int start, int end, bool isKeyLine, out int value)
    {
        value = start;
        if (start >= end || !MayStart(text[start])) return AnnotationKey.None;
        var first = (char)(text[start] | 0x20);
        foreach (var (word, key, blankIsEnough) in Words)
        {
            if (word[0] != first || !StartsWith(text, start, end, word, out var after)) continue;
            var next = after;
            while (next < end && text[next] is '*' or '_') next++;
            next = text.SkipBlanks(next, end);
            if (next < end && text[next] is ':' or '：')
            {
                next++;
                while (next < end && text[next] is '*' or '_') next++;
                value = text.SkipBlanks(next, end);
                return key;
            }

            if (isKeyLine || !blankIsEnough || next == after) continue;
            value = next;
            return key;
        }

        return AnnotationKey.None;
    }

    /// <summary>A dependency keyword with one wrong letter and a colon: <c>depnds: 1.1</c>.</summary>
    /// <returns>The keyword that was probably meant, or <see langword="null"/>.</returns>
    public static string? ReadMisspelled(PlanText text, int start, int end, out TextSpan word, out int value)
    {
        var wordEnd = start;
        while (wordEnd < end && wordEnd - start < 16 && char.IsLetter(text[wordEnd])) wordEnd++;
        word = TextSpan.FromBounds(start, wordEnd);
        value = wordEnd;
        if (word.Length < 3) return null;
        var next = text.SkipBlanks(wordEnd, end);
        var isOn = next > wordEnd && (text.IsWord(next, end, "on") || text.IsWord(next, end, "by"));
        if (isOn) next = text.SkipBlanks(next + 2, end);
        var hasColon = next < end && text[next] is ':' or '：';
        if (!hasColon && !isOn) return null;
        value = text.SkipBlanks(hasColon ? next + 1 : next, end);
        var written = text.Slice(word.Start, word.End);
        return isOn ? Spelling.Nearest(written, ["depends", "blocked"]) : Spelling.Nearest(written, DependencyWords);
    }

    private static bool MayStart(char c) => c < 0x80 && (char)(c | 0x20) is 'd' or 'b' or 'a' or 'n' or 'f' or 'm' or 'c' or 'r' or 'e' or 't' or 'p' or 's';

    private static bool IsLetter(char c, char lower) => c == lower || (c < 0x80 && (c | 0x20) == lower && char.IsLetter(c));

    // A blank of the keyword stands for any number of blanks, a line end among them.
    private static bool StartsWith(PlanText text, int start, int end, string word, out int after)
    {
        after = start;
        foreach (var c in word)
        {
            if (after >= end) return false;
            if (c == ' ')
            {
                var next = text.SkipBlanks(after, end);
                if (next == after) return false;
                after = next;
            }
            else if (!IsLetter(text[after++], c)) return false;
        }

        return after == end || !char.IsLetterOrDigit(text[after]);
    }
}
