namespace PlanModel;

/// <summary>Lists of names in messages.</summary>
internal static class Words
{
    /// <summary>More names than this are counted, not listed.</summary>
    private const int MostNames = 20;

    /// <summary>'a', 'b' and 'c'.</summary>
    public static string List(IReadOnlyList<string> names)
    {
        var shown = Math.Min(names.Count, names.Count > MostNames + 1 ? MostNames : names.Count);
        var quoted = new List<string>(shown + 1);
        for (var i = 0; i < shown; i++) quoted.Add($"'{Shown(names[i])}'");
        if (shown < names.Count) quoted.Add($"{names.Count - shown} more");
        return quoted.Count == 1 ? quoted[0] : string.Join(", ", quoted.ToArray(), 0, quoted.Count - 1) + " and " + quoted[quoted.Count - 1];
    }

    /// <summary>1 task, 2 tasks.</summary>
    public static string Count(int count, string noun) => count.ToString(System.Globalization.CultureInfo.InvariantCulture) + " " + noun + (count == 1 ? "" : "s");

    /// <summary>; did you mean 'x'? where something near is known.</summary>
    public static string DidYouMean(string? suggestion) => suggestion is null ? "" : $"; did you mean '{Shown(suggestion)}'?";

    /// <summary>A plan's text on one line of a message: control characters become blanks, a long text is cut.</summary>
    public static string Shown(string text)
    {
        const int longest = 120;
        var end = Math.Min(text.Length, longest);
        if (end < text.Length && char.IsHighSurrogate(text[end - 1])) end--;
        var shown = new char[end];
        for (var i = 0; i < end; i++)
        {
            var c = text[i];
            shown[i] = char.IsControl(c) || c is '\u2028' or '\u2029' || (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069') ? ' ' : c;
        }

        return end < text.Length ? new string(shown) + "…" : new string(shown);
    }
}
