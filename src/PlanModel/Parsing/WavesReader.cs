namespace PlanModel;

/// <summary>Reads the one code block that carries meaning: the waves of a task dependency graph.</summary>
internal static class WavesReader
{
    /// <summary>The heading under which the block stands.</summary>
    public const string Heading = "Task Dependency Graph";

    /// <summary>Reads the waves in the order written: the places of the ids of each.</summary>
    /// <returns>The waves, or an empty list if the block is none.</returns>
    public static List<List<TextSpan>> Read(string text, int start, int end)
    {
        var waves = new List<List<TextSpan>>();
        if (IndexOf(text, "\"waves\"", start, end) < 0) return waves;
        var position = start;
        while ((position = IndexOf(text, "\"tasks\"", position, end)) >= 0)
        {
            position += "\"tasks\"".Length;
            while (position < end && (char.IsWhiteSpace(text[position]) || text[position] == ':')) position++;
            if (position >= end || text[position] != '[') continue;
            waves.Add(ReadIds(text, ref position, end));
        }

        return waves;
    }

    private static List<TextSpan> ReadIds(string text, ref int position, int end)
    {
        var ids = new List<TextSpan>();
        for (position++; position < end && text[position] != ']';)
        {
            if (char.IsWhiteSpace(text[position]) || text[position] == ',')
            {
                position++;
                continue;
            }

            var isQuoted = text[position] == '"';
            if (isQuoted) position++;
            var start = position;
            while (position < end && (isQuoted ? text[position] is not ('"' or '\n') : text[position] is not (',' or ']') && !char.IsWhiteSpace(text[position]))) position++;
            if (position > start) ids.Add(TextSpan.FromBounds(start, position));
            if (isQuoted && position < end) position++;
        }

        return ids;
    }

    private static int IndexOf(string text, string word, int start, int end) => text.IndexOf(word, start, Math.Max(0, end - start), StringComparison.Ordinal);
}
