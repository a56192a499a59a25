namespace SampleProject.Reading;

/// <summary>Where a file of the repository stands in the site, and how one page points at another.</summary>
internal static class SiteAddress
{
    /// <summary>The address of the rule index.</summary>
    public const string RuleIndex = "rules/index.html";

    /// <summary>The address of the table of contents.</summary>
    public const string Contents = "contents.html";

    /// <summary>The address of the start page.</summary>
    public const string Start = "index.html";

    /// <summary>The address of the search index.</summary>
    public const string SearchIndex = "search-index.js";

    /// <summary>The address of a file: README.md is the start page, <c>docs/</c> is the site's root.</summary>
    /// <param name="source">The path in the repository, with forward slashes.</param>
    public static string Of(string source)
    {
        if (source == "README.md") return Start;
        if (source == "docs/README.md") return Contents;
        string path = source.StartsWith("docs/", StringComparison.Ordinal) ? source["docs/".Length..] : source;
        if (!path.EndsWith(".md", StringComparison.OrdinalIgnoreCase)) return path;
        string name = path[..^".md".Length];
        return (name.EndsWith("/README", StringComparison.Ordinal) ? name[..^"README".Length] + "index" : name) + ".html";
    }

    /// <summary>The relative link from one page to another, so that the site works from the file system.</summary>
    /// <param name="from">The address of the page that holds the link.</param>
    /// <param name="to">The address it points at.</param>
    public static string Relative(string from, string to)
    {
        ReadOnlySpan<char> folder = from.AsSpan(0, from.LastIndexOf('/') + 1);
        int common = 0;
        for (int i = 0; i < folder.Length && i < to.Length && folder[i] == to[i]; i++)
        {
            if (folder[i] == '/') common = i + 1;
        }

        int up = folder[common..].Count('/');
        return string.Concat(Enumerable.Repeat("../", up)) + to[common..];
    }
}
