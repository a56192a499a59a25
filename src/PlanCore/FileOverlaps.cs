namespace PlanCore;

/// <summary>Finds which of many file patterns overlap, without comparing every pattern with every other.</summary>
internal sealed class FileOverlaps
{
    private readonly FilePattern[] _patterns;
    private readonly List<int>[] _overlaps;
    private readonly int _most;
    private int _count;

    private FileOverlaps(FilePattern[] patterns, int most)
    {
        (_patterns, _most) = (patterns, most);
        _overlaps = new List<int>[patterns.Length];
        for (var p = 0; p < patterns.Length; p++) _overlaps[p] = [p];
    }

    /// <returns>For each pattern those that overlap it, itself first.</returns>
    public static int[][] Of(FilePattern[] patterns) => Of(patterns, int.MaxValue, out _);

    /// <param name="patterns">The patterns, each once.</param>
    /// <param name="most">The most overlapping pairs to look for.</param>
    /// <param name="beyond">The pattern at which there were more, or -1; then the answer is not complete.</param>
    /// <returns>For each pattern those that overlap it, itself first.</returns>
    public static int[][] Of(FilePattern[] patterns, int most, out int beyond)
    {
        var overlaps = new FileOverlaps(patterns, most);
        beyond = overlaps.AddFolders();
        if (beyond < 0) beyond = overlaps.AddGlobs();
        return Array.ConvertAll(overlaps._overlaps, static o => o.ToArray());
    }

    /// <summary>A literal path overlaps the literal folders it lies in: each prefix is looked up.</summary>
    private int AddFolders()
    {
        var literal = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var p = 0; p < _patterns.Length; p++)
        {
            if (!_patterns[p].IsGlob) literal[_patterns[p].Text] = p;
        }

        for (var p = 0; p < _patterns.Length; p++)
        {
            if (_patterns[p].IsGlob) continue;
            var text = _patterns[p].Text;
            for (var slash = text.LastIndexOf('/'); slash > 0; slash = text.LastIndexOf('/', slash - 1))
            {
                if (literal.TryGetValue(text.Substring(0, slash), out var folder) && !Add(p, folder)) return p;
            }
        }

        return -1;
    }

    /// <summary>A glob can only meet what has its literal first folder, so globs are compared within their root; those without one with all.</summary>
    private int AddGlobs()
    {
        var roots = new Dictionary<string, (List<int> Globs, List<int> Literals)>(StringComparer.Ordinal);
        var (everywhere, others) = (new List<int>(), new List<int>());
        for (var p = 0; p < _patterns.Length; p++)
        {
            if (_patterns[p].LiteralRoot is not { } root)
            {
                everywhere.Add(p);
                continue;
            }

            others.Add(p);
            if (!roots.TryGetValue(root, out var members)) roots[root] = members = ([], []);
            (_patterns[p].IsGlob ? members.Globs : members.Literals).Add(p);
        }

        foreach (var (globs, literals) in roots.Values)
        {
            if (AddPairs(globs, literals) is >= 0 and var beyond) return beyond;
        }

        return AddPairs(everywhere, others);
    }

    /// <summary>Compares each glob with every other and with all of the others, as far as their literal parts let them meet.</summary>
    private int AddPairs(List<int> globs, List<int> others)
    {
        if (globs.Count == 0) return -1;
        foreach (var (a, b) in MeetingAffixes.Of(_patterns, globs, others))
        {
            if (_patterns[a].Intersects(_patterns[b]) && !Add(a, b)) return a;
        }

        return -1;
    }

    private bool Add(int a, int b)
    {
        if (_count == _most) return false;
        _count++;
        _overlaps[a].Add(b);
        _overlaps[b].Add(a);
        return true;
    }
}
