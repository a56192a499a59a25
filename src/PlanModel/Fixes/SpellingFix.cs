namespace PlanModel;

/// <summary>Replaces a misspelt id, phase or keyword by the one that was probably meant.</summary>
internal static class SpellingFix
{
    /// <summary>The fix as a finding carries it.</summary>
    /// <param name="document">The plan.</param>
    /// <param name="span">The reference, which may say more than the id: <c>Phase 22</c>, <c>1.1-1.33</c>.</param>
    /// <param name="wrong">The misspelt word.</param>
    /// <param name="near">What was probably meant, or <see langword="null"/>.</param>
    /// <returns>An empty list if nothing was, or if the word does not stand exactly once in the reference.</returns>
    public static IReadOnlyList<PlanFix> For(PlanDocument document, TextSpan span, string wrong, string? near)
    {
        if (near is null || wrong.Length == 0) return [];
        var text = document.TextOf(span);
        var start = -1;
        for (var at = text.IndexOf(wrong, StringComparison.Ordinal); at >= 0; at = text.IndexOf(wrong, at + 1, StringComparison.Ordinal))
        {
            if (IsPartOfWord(text, at - 1) || IsPartOfWord(text, at + wrong.Length)) continue;
            if (start >= 0) return [];
            start = at;
        }

        return start < 0 ? [] : [new PlanFix($"Change to '{Words.Shown(near)}'", [new TextEdit(new TextSpan(span.Start + start, wrong.Length), near)])];
    }

    private static bool IsPartOfWord(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);
}
