namespace PlanModel;

/// <summary>Reads the settings between two lines of three dashes at the top of a file: flat YAML scalars.</summary>
internal static class FrontMatterReader
{
    private static readonly HashSet<string> KnownKeys = new(StringComparer.Ordinal)
    {
        "name", "namespace", "pattern", "phases", "order", "max-parallelism", "max-phases", "batch-size", "phase-threshold", "max-attempts", "timeout",
    };

    /// <summary>Reads the front matter of a text.</summary>
    /// <returns>Where the Markdown starts: zero if there is no front matter.</returns>
    public static int Read(string text, LineMap lines, List<SettingDeclaration> settings, List<SyntaxFault> faults)
    {
        var start = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        if (!IsMark(text, lines, 0, start, "---")) return 0;
        var last = LastLine(text, lines);
        if (last < 0) return 0;
        for (var line = 1; line < last; line++) ReadLine(text, lines.StartOf(line), EndOf(text, lines, line), settings);
        foreach (var setting in settings)
        {
            if (!KnownKeys.Contains(setting.Key)) faults.Add(new SyntaxFault(SyntaxFaultKind.UnknownKey, setting.KeySpan, setting.Key, Spelling.Nearest(setting.Key, KnownKeys)));
            else if (setting.IsNested) faults.Add(new SyntaxFault(SyntaxFaultKind.NestedKey, setting.KeySpan, setting.Key));
        }

        return lines.StartOf(last + 1);
    }

    private static void ReadLine(string text, int start, int end, List<SettingDeclaration> settings)
    {
        if (start >= end || text[start] == '#') return;
        var isIndented = text[start] is ' ' or '\t' or '-';
        if (isIndented)
        {
            if (settings.Count > 0 && text.Substring(start, end - start).Trim().Length > 0) settings[settings.Count - 1] = settings[settings.Count - 1] with { IsNested = true };
            return;
        }

        var colon = text.IndexOf(':', start, end - start);
        if (colon < 0) return;
        var key = text.Substring(start, colon - start).TrimEnd();
        if (key.Length == 0) return;
        var valueStart = colon + 1;
        while (valueStart < end && text[valueStart] is ' ' or '\t') valueStart++;
        var valueEnd = end;
        var comment = CommentIn(text, valueStart, end);
        if (comment >= 0) valueEnd = comment;
        while (valueEnd > valueStart && char.IsWhiteSpace(text[valueEnd - 1])) valueEnd--;
        var isQuoted = valueEnd - valueStart >= 2 && text[valueStart] is '"' or '\'' && text[valueEnd - 1] == text[valueStart];
        var value = isQuoted ? TextSpan.FromBounds(valueStart + 1, valueEnd - 1) : TextSpan.FromBounds(valueStart, valueEnd);
        var isNested = !isQuoted && value.Length > 0 && text[valueStart] is '[' or '{' or '|' or '>' or '&' or '*';
        settings.Add(new SettingDeclaration(key, new TextSpan(start, key.Length), text.Substring(value.Start, value.Length), value, isNested));
    }

    private static int CommentIn(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] == '#' && (i == start || text[i - 1] is ' ' or '\t')) return i;
        }

        return -1;
    }

    private static int LastLine(string text, LineMap lines)
    {
        for (var line = 1; line < lines.Count; line++)
        {
            var start = lines.StartOf(line);
            if (IsMark(text, lines, line, start, "---") || IsMark(text, lines, line, start, "...")) return line;
        }

        return -1;
    }

    private static bool IsMark(string text, LineMap lines, int line, int start, string mark)
    {
        var end = EndOf(text, lines, line);
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return end - start == 3 && string.CompareOrdinal(text, start, mark, 0, 3) == 0;
    }

    private static int EndOf(string text, LineMap lines, int line)
    {
        var start = lines.StartOf(line);
        var end = line + 1 < lines.Count ? lines.StartOf(line + 1) : text.Length;
        while (end > start && text[end - 1] is '\n' or '\r') end--;
        return end;
    }
}
