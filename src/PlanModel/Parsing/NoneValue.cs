namespace PlanModel;

/// <summary>Tells the values of a dependency that say there is nothing to wait for: <c>none</c>, <c>n/a</c>, a dash; a reason may follow.</summary>
internal static class NoneValue
{
    // A reference that stands further behind belongs to the reason.
    private const int MaxLookahead = 400;

    private const int LongestWord = 7;

    /// <summary>Whether a value says so.</summary>
    public static bool Is(PlanText text, TextSpan value)
    {
        var start = text.SkipBlanks(value.Start, value.End);
        while (start < value.End && text[start] is '*' or '_') start++;
        if (start >= value.End || text[start] is >= '0' and <= '9') return false;
        var end = start;
        while (end < value.End && !char.IsWhiteSpace(text[end]) && text[end] is not (',' or ';' or '(' or '.' or '*' or '_' or ':')) end++;
        return end - start <= LongestWord && text.Slice(start, end).ToUpperInvariant() is "NONE" or "-" or "–" or "—" or "--" or "N/A" or "NA" or "NOTHING" or "NO" or "NIL" or "无" or "無"
            && !ContainsReference(text, end, value.End);
    }

    private static bool ContainsReference(PlanText text, int start, int end)
    {
        foreach (var reference in ReferenceListReader.Read(text, TextSpan.FromBounds(start, Math.Min(end, start + MaxLookahead))))
        {
            if (reference.Kind is ReferenceKind.Task or ReferenceKind.TaskRange) return true;
        }

        return false;
    }
}
