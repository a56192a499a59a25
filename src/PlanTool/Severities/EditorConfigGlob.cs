namespace PlanTool.Severities;

/// <summary>The glob of an <c>.editorconfig</c> section: <c>*</c>, <c>**</c>, <c>?</c>, <c>[…]</c> and <c>{a,b}</c>.</summary>
internal sealed class EditorConfigGlob
{
    /// <summary>More alternatives than this are a mistake or an attack; such a section matches nothing.</summary>
    private const int MostAlternatives = 256;

    private readonly List<List<Part>> _alternatives;

    private EditorConfigGlob(List<List<Part>> alternatives) => _alternatives = alternatives;

    /// <summary>Reads a section's name.</summary>
    public static EditorConfigGlob Parse(string name)
    {
        // Without a slash a name means files in any folder below; with one it starts at the folder of the file.
        var anchored = name.StartsWith('/') ? name[1..] : name.Contains('/', StringComparison.Ordinal) ? name : "**/" + name;
        return new EditorConfigGlob([.. Expand(anchored).Select(PartsOf)]);
    }

    /// <summary>Tells whether a path matches.</summary>
    /// <param name="path">A path below the folder of the file, with slashes.</param>
    public bool Matches(string path) => _alternatives.Exists(parts => Matches(parts, path));

    /// <summary>Replaces the first braces by each of their items until there are none.</summary>
    private static List<string> Expand(string pattern)
    {
        var open = new Stack<string>();
        var expanded = new List<string>();
        open.Push(pattern);
        while (open.TryPop(out var next))
        {
            if (expanded.Count + open.Count > MostAlternatives) return [];
            var start = next.IndexOf('{', StringComparison.Ordinal);
            var end = start < 0 ? -1 : next.IndexOf('}', start);
            if (end < 0)
            {
                expanded.Add(next);
                continue;
            }

            // Innermost braces first, so that their commas are not taken for those outside.
            start = next.LastIndexOf('{', end);
            foreach (var item in next[(start + 1)..end].Split(',')) open.Push(next[..start] + item + next[(end + 1)..]);
        }

        return expanded;
    }

    private static List<Part> PartsOf(string pattern)
    {
        var parts = new List<Part>();
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '*' when i + 1 < pattern.Length && pattern[i + 1] == '*':
                    i++;

                    // "**/" also stands for no folder at all.
                    var isFolders = i + 1 < pattern.Length && pattern[i + 1] == '/';
                    if (isFolders) i++;
                    parts.Add(new Part(isFolders ? PartKind.Folders : PartKind.Anything));
                    break;
                case '*':
                    parts.Add(new Part(PartKind.Name));
                    break;
                case '?':
                    parts.Add(new Part(PartKind.One));
                    break;
                case '[' when pattern.IndexOf(']', i + 1) is var end and > 0 && end > i + 1:
                    parts.Add(new Part(PartKind.Set, Set: pattern[(i + 1)..end]));
                    i = end;
                    break;
                case '\\' when i + 1 < pattern.Length:
                    parts.Add(new Part(PartKind.Literal, pattern[++i]));
                    break;
                default:
                    parts.Add(new Part(PartKind.Literal, pattern[i]));
                    break;
            }
        }

        return parts;
    }

    /// <summary>Follows all ways at once: reached[i] says that the parts before i match what was read.</summary>
    private static bool Matches(List<Part> parts, string path)
    {
        var reached = new bool[parts.Count + 1];
        reached[0] = true;
        Skip(parts, reached, isStartOfName: true);
        for (var at = 0; at < path.Length; at++)
        {
            var next = new bool[parts.Count + 1];
            for (var i = 0; i < parts.Count; i++)
            {
                if (!reached[i]) continue;
                if (parts[i].Repeats)
                {
                    if (parts[i].Takes(path[at])) next[i] = true;
                }
                else if (parts[i].Takes(path[at]))
                {
                    next[i + 1] = true;
                }
            }

            reached = next;
            Skip(parts, reached, isStartOfName: path[at] == '/');
        }

        return reached[parts.Count];
    }

    /// <summary>Leaves the parts that may stand for nothing, or for nothing more.</summary>
    private static void Skip(List<Part> parts, bool[] reached, bool isStartOfName)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (reached[i] && parts[i].Repeats && (parts[i].Kind != PartKind.Folders || isStartOfName)) reached[i + 1] = true;
        }
    }

    private enum PartKind
    {
        Literal,
        One,
        Set,
        Name,
        Folders,
        Anything,
    }

    private sealed record Part(PartKind Kind, char Letter = '\0', string Set = "")
    {
        public bool Repeats => Kind is PartKind.Name or PartKind.Folders or PartKind.Anything;

        public bool Takes(char c) => Kind switch
        {
            PartKind.Literal => c == Letter,
            PartKind.One or PartKind.Name => c != '/',
            PartKind.Set => c != '/' && (Set[0] is '!' or '^' ? !IsIn(Set.AsSpan(1), c) : IsIn(Set, c)),
            _ => true,
        };

        private static bool IsIn(ReadOnlySpan<char> set, char c)
        {
            for (var i = 0; i < set.Length; i++)
            {
                if (i + 2 < set.Length && set[i + 1] == '-')
                {
                    if (c >= set[i] && c <= set[i + 2]) return true;
                    i += 2;
                }
                else if (set[i] == c)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
