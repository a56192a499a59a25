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
    private static readonly Keyword[] None = [];

    // A keyword ends where its word ends, so their order says nothing: the usual ones stand first. A blank is enough behind the ones marked so.
    private static readonly Keyword[] OnA = [new("after", AnnotationKey.DependsOn)];

    private static readonly Keyword[] OnB = [new("blocked by", AnnotationKey.DependsOn, BlankIsEnough: true), new("blocks", AnnotationKey.Blocks)];

    private static readonly Keyword[] OnC = [new("creates", AnnotationKey.Writes)];

    private static readonly Keyword[] OnD =
    [
        new("depends", AnnotationKey.DependsOn),
        new("depends on", AnnotationKey.DependsOn, BlankIsEnough: true),
        new("deps", AnnotationKey.DependsOn),
        new("dependencies", AnnotationKey.DependsOn),
        new("dependency", AnnotationKey.DependsOn),
        new("depends upon", AnnotationKey.DependsOn, BlankIsEnough: true),
        new("dep", AnnotationKey.DependsOn),
        new("deletes", AnnotationKey.Writes),
    ];

    private static readonly Keyword[] OnE = [new("estimate", AnnotationKey.Estimate)];

    private static readonly Keyword[] OnF = [new("files", AnnotationKey.Files), new("file", AnnotationKey.Files)];

    private static readonly Keyword[] OnM = [new("modifies", AnnotationKey.Writes)];

    private static readonly Keyword[] OnN = [new("needs", AnnotationKey.DependsOn)];

    private static readonly Keyword[] OnP = [new("priority", AnnotationKey.Priority)];

    private static readonly Keyword[] OnR = [new("reads", AnnotationKey.Reads), new("retries", AnnotationKey.Retries), new("run", AnnotationKey.Run)];

    private static readonly Keyword[] OnS = [new("shell", AnnotationKey.Shell)];

    private static readonly Keyword[] OnT = [new("timeout", AnnotationKey.Timeout)];

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
        if (start >= end) return AnnotationKey.None;
        foreach (var (word, key, blankIsEnough) in KeywordsOn(text[start]))
        {
            if (!StartsWith(text, start, end, word, out var after)) continue;
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

    // Most brackets and lines begin with no keyword: their first letter tells.
    private static Keyword[] KeywordsOn(char first) => first switch
    {
        'a' or 'A' => OnA,
        'b' or 'B' => OnB,
        'c' or 'C' => OnC,
        'd' or 'D' => OnD,
        'e' or 'E' => OnE,
        'f' or 'F' => OnF,
        'm' or 'M' => OnM,
        'n' or 'N' => OnN,
        'p' or 'P' => OnP,
        'r' or 'R' => OnR,
        's' or 'S' => OnS,
        't' or 'T' => OnT,
        _ => None,
    };

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

    private sealed record Keyword(string Word, AnnotationKey Key, bool BlankIsEnough = false);
}
