namespace PlanModel;

/// <summary>Tells from the first word of a task's title whether the task only looks at files.</summary>
internal static class TitleVerbs
{
    private static readonly HashSet<string> Looking = new(StringComparer.OrdinalIgnoreCase)
    {
        "analyze", "analyse", "assess", "audit", "evaluate", "examine", "inspect", "investigate", "read", "research", "review", "study", "survey", "understand",
    };

    /// <summary>Whether a title begins with a word such as <c>Review</c> and no second verb follows (<c>Review and fix</c>).</summary>
    public static bool OnlyLooks(string title)
    {
        var end = WordEnd(title, 0);
        if (end == 0 || !Looking.Contains(title.Substring(0, end))) return false;
        var next = end;
        while (next < title.Length && title[next] is ' ' or '/' or '&' or ',') next++;
        if (next > end && title.IndexOfAny(['/', '&', ','], end, next - end) >= 0) return false;
        return !string.Equals(title.Substring(next, WordEnd(title, next) - next), "and", StringComparison.OrdinalIgnoreCase);
    }

    private static int WordEnd(string title, int start)
    {
        while (start < title.Length && char.IsLetter(title[start])) start++;
        return start;
    }
}
