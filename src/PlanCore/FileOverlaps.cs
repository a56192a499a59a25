namespace PlanCore;

/// <summary>Finds which of many file patterns overlap, without comparing every literal path with every other.</summary>
internal static class FileOverlaps
{
    /// <returns>For each pattern those that overlap it, itself first.</returns>
    public static int[][] Of(FilePattern[] patterns)
    {
        var overlaps = new List<int>[patterns.Length];
        for (var p = 0; p < patterns.Length; p++) overlaps[p] = [p];
        AddFolders(patterns, overlaps);

        // A glob can only meet what shares its literal first folders, so globs are compared within their root.
        var roots = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var everywhere = new List<int>();
        for (var p = 0; p < patterns.Length; p++)
        {
            if (patterns[p].LiteralRoot is not { } root) everywhere.Add(p);
            else if (roots.TryGetValue(root, out var list)) list.Add(p);
            else roots[root] = [p];
        }

        foreach (var list in roots.Values) AddPairs(patterns, list, list, overlaps);
        foreach (var list in roots.Values) AddPairs(patterns, everywhere, list, overlaps);
        AddPairs(patterns, everywhere, everywhere, overlaps);
        return Array.ConvertAll(overlaps, o => o.ToArray());
    }

    /// <summary>A literal path overlaps the literal folders it lies in: each prefix is looked up.</summary>
    private static void AddFolders(FilePattern[] patterns, List<int>[] overlaps)
    {
        var literal = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var p = 0; p < patterns.Length; p++)
        {
            if (!patterns[p].IsGlob) literal[patterns[p].Text] = p;
        }

        for (var p = 0; p < patterns.Length; p++)
        {
            if (patterns[p].IsGlob) continue;
            var text = patterns[p].Text;
            for (var slash = text.LastIndexOf('/'); slash > 0; slash = text.LastIndexOf('/', slash - 1))
            {
                if (!literal.TryGetValue(text.Substring(0, slash), out var folder)) continue;
                overlaps[p].Add(folder);
                overlaps[folder].Add(p);
            }
        }
    }

    private static void AddPairs(FilePattern[] patterns, List<int> some, List<int> others, List<int>[] overlaps)
    {
        foreach (var a in some)
        {
            if (!patterns[a].IsGlob) continue;
            foreach (var b in others)
            {
                // Each pair once: two globs in ascending order, a glob and a literal from the glob's side.
                if (a == b || (patterns[b].IsGlob && ReferenceEquals(some, others) && b < a)) continue;
                if (!patterns[a].Intersects(patterns[b])) continue;
                overlaps[a].Add(b);
                overlaps[b].Add(a);
            }
        }
    }
}
