namespace PlanModel;

/// <summary>
/// Finds a known name one edit away from a wrong one: each name is filed under itself and under itself without each of its
/// characters, so that a look-up costs the length of the name and not the number of names.
/// </summary>
/// <remarks>The deletion neighbourhood of Mor and Fraenkel, "A hash code method for detecting and correcting spelling errors" (1982).</remarks>
internal sealed class NearIds
{
    /// <summary>Longer names are no ids that anyone mistypes by one character.</summary>
    private const int LongestName = 40;

    private readonly Dictionary<string, List<string>> _filed = new(StringComparer.OrdinalIgnoreCase);

    public NearIds(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (name.Length > LongestName) continue;
            foreach (var key in KeysOf(name))
            {
                if (!_filed.TryGetValue(key, out var same)) _filed[key] = same = [];
                same.Add(name);
            }
        }

        foreach (var same in _filed.Values) same.Sort(StringComparer.Ordinal);
    }

    public static NearIds OfTasks(PlanDocument document)
    {
        var names = new List<string>(document.Tasks.Count);
        foreach (var task in document.Tasks) names.Add(task.Id);
        return new NearIds(names);
    }

    public static NearIds OfPhases(PlanDocument document)
    {
        var names = new List<string>(document.Phases.Count);
        foreach (var phase in document.Phases) names.Add(phase.Id);
        return new NearIds(names);
    }

    /// <returns>A name at one insertion, deletion, replacement or swap, or <see langword="null"/>.</returns>
    public string? Find(string text) => FindAll(text).FirstOrDefault();

    /// <summary>All names at one insertion, deletion, replacement or swap, the likeliest first.</summary>
    public IEnumerable<string> FindAll(string text)
    {
        if (text.Length is < 2 or > LongestName) yield break;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var key in KeysOf(text))
        {
            if (!_filed.TryGetValue(key, out var names)) continue;
            foreach (var name in names)
            {
                if (Spelling.IsOneEdit(text, name) && seen.Add(name)) yield return name;
            }
        }
    }

    private static IEnumerable<string> KeysOf(string name)
    {
        yield return name;
        for (var i = 0; i < name.Length; i++) yield return name.Remove(i, 1);
    }
}
