namespace PlanCore;

/// <summary>
/// Pairs of patterns that may meet, told from the literal beginning or end of one of their segments: two segments meet there
/// only if one's is a beginning (or end) of the other's. Sorted, such pairs lie on one another like folders, so that only they are
/// looked at; of all places the one with the fewest pairs is taken.
/// </summary>
internal static class MeetingAffixes
{
    /// <summary>How many segments from the front and from the back are tried.</summary>
    private const int Reach = 3;

    /// <summary>Below this many pairs a pattern no better place is looked for.</summary>
    private const int FewPairs = 8;

    /// <summary>The pairs of <paramref name="globs"/> among each other and with <paramref name="others"/>, each once.</summary>
    public static IEnumerable<(int Glob, int Other)> Of(FilePattern[] patterns, List<int> globs, List<int> others)
    {
        var enough = (long)FewPairs * (globs.Count + others.Count);
        var (best, fewest) = ((List<Entry>?)null, long.MaxValue);
        for (var place = 0; place < 4 * Reach && fewest > enough; place++)
        {
            var entries = Sorted(patterns, globs, others, place);
            var count = CountOf(entries);
            if (count < fewest) (best, fewest) = (entries, count);
        }

        return Pairs(best!);
    }

    private static List<Entry> Sorted(FilePattern[] patterns, List<int> globs, List<int> others, int place)
    {
        var entries = new List<Entry>(globs.Count + others.Count);
        foreach (var glob in globs) entries.Add(new Entry(patterns[glob].Affix(place / 4, (place & 1) != 0, (place & 2) != 0), glob, true));
        foreach (var other in others) entries.Add(new Entry(patterns[other].Affix(place / 4, (place & 1) != 0, (place & 2) != 0), other, false));
        entries.Sort(static (a, b) => string.CompareOrdinal(a.Affix, b.Affix) is not 0 and var order ? order : a.Pattern.CompareTo(b.Pattern));
        return entries;
    }

    private static long CountOf(List<Entry> entries)
    {
        var (count, globs, others) = (0L, new List<Entry>(), new List<Entry>());
        foreach (var entry in entries)
        {
            Leave(globs, entry.Affix);
            Leave(others, entry.Affix);
            count += globs.Count + (entry.IsGlob ? others.Count : 0);
            (entry.IsGlob ? globs : others).Add(entry);
        }

        return count;
    }

    private static IEnumerable<(int, int)> Pairs(List<Entry> entries)
    {
        var (globs, others) = (new List<Entry>(), new List<Entry>());
        foreach (var entry in entries)
        {
            Leave(globs, entry.Affix);
            Leave(others, entry.Affix);
            foreach (var glob in globs) yield return (glob.Pattern, entry.Pattern);
            if (entry.IsGlob)
            {
                foreach (var other in others) yield return (entry.Pattern, other.Pattern);
            }

            (entry.IsGlob ? globs : others).Add(entry);
        }
    }

    /// <summary>Leaves those that are no beginning of the next.</summary>
    private static void Leave(List<Entry> around, string next)
    {
        while (around.Count > 0 && !next.StartsWith(around[around.Count - 1].Affix, StringComparison.Ordinal)) around.RemoveAt(around.Count - 1);
    }

    private readonly record struct Entry(string Affix, int Pattern, bool IsGlob);
}
