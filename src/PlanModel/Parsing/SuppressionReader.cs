namespace PlanModel;

/// <summary>Reads suppression comments: <c>&lt;!-- plan-ignore PLAN2002: reason --&gt;</c>.</summary>
internal static class SuppressionReader
{
    private const string ForLine = "plan-ignore";
    private const string ForFile = "plan-ignore-file";

    /// <summary>Reads the suppressions among the comments of a plan.</summary>
    public static List<SuppressionDeclaration> Read(PlanText text, LineMap lines)
    {
        var suppressions = new List<SuppressionDeclaration>();
        var column = new CommentColumn(text.Text, lines);
        foreach (var comment in text.Comments)
        {
            var start = comment.Start + 4;
            var end = Math.Max(start, comment.End - 3);
            while (start < end && char.IsWhiteSpace(text.Text[start])) start++;
            if (string.CompareOrdinal(text.Text, start, ForLine, 0, ForLine.Length) != 0) continue;
            var isForFile = string.CompareOrdinal(text.Text, start, ForFile, 0, ForFile.Length) == 0;
            start += isForFile ? ForFile.Length : ForLine.Length;
            ReadRules(text.Text, lines, column, comment, start, end, isForFile, suppressions);
        }

        return suppressions;
    }

    private static void ReadRules(string text, LineMap lines, CommentColumn column, TextSpan comment, int start, int end, bool isForFile, List<SuppressionDeclaration> into)
    {
        var colon = text.IndexOf(':', start, end - start);
        var rulesEnd = colon < 0 ? end : colon;
        var reason = colon < 0 ? "" : text.Substring(colon + 1, end - colon - 1).Trim();
        var line = lines.LineOf(comment.Start);
        var holdsFor = StandsAlone(text, lines, comment) ? column.LineBelow(lines.LineOf(Math.Max(comment.Start, comment.End - 1)) + 1) : line;
        var found = into.Count;
        while (start < rulesEnd)
        {
            while (start < rulesEnd && (char.IsWhiteSpace(text[start]) || text[start] == ',')) start++;
            var ruleStart = start;
            while (start < rulesEnd && !char.IsWhiteSpace(text[start]) && text[start] != ',') start++;
            if (start > ruleStart) into.Add(new SuppressionDeclaration(text.Substring(ruleStart, start - ruleStart), TextSpan.FromBounds(ruleStart, start), reason, isForFile, line, holdsFor));
        }

        // A suppression without a rule is one of an unknown rule.
        if (into.Count == found) into.Add(new SuppressionDeclaration("", comment, reason, isForFile, line, holdsFor));
    }

    private static bool StandsAlone(string text, LineMap lines, TextSpan comment)
    {
        // Backwards, so that of many comments on one line each looks only at what stands before itself.
        var lineStart = lines.StartOf(lines.LineOf(comment.Start));
        for (var i = comment.Start - 1; i >= lineStart; i--)
        {
            if (!char.IsWhiteSpace(text[i]) && text[i] != '>') return false;
        }

        var end = comment.End;
        while (end < text.Length && text[end] is ' ' or '\t') end++;
        return end == text.Length || text[end] is '\n' or '\r';
    }

    /// <summary>Comments that stand above each other hold for the line below the lowest of them.</summary>
    private sealed class CommentColumn(string text, LineMap lines)
    {
        // The lines from the first to the one before the second hold a comment each.
        private (int From, int To) _known = (-1, -1);

        /// <summary>Finds the first line from <paramref name="line"/> on that holds no comment of its own; asked in ascending order it reads each line once.</summary>
        public int LineBelow(int line)
        {
            if (line >= _known.From && line <= _known.To) return _known.To;
            var below = line;
            while (below < lines.Count && IsComment(below)) below++;
            _known = (line, below);
            return below;
        }

        private bool IsComment(int line)
        {
            var start = lines.StartOf(line);
            while (start < text.Length && text[start] is ' ' or '\t') start++;
            return string.CompareOrdinal(text, start, "<!--", 0, 4) == 0 && text.IndexOf("-->", start, lines.StartOf(line + 1) - start, StringComparison.Ordinal) >= 0;
        }
    }
}
