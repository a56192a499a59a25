using SampleProject.Reading;

namespace SampleProject.Links;

/// <summary>Finds what a link of a page points at. One function for the check and for the renderer, so that they agree.</summary>
/// <param name="map">The files of the site.</param>
/// <param name="folders">The repository.</param>
internal sealed class LinkResolver(SiteMap map, SiteFolders folders)
{
    private const string RepositoryPages = "https://github.com/PlanAnalyzers/PlanAnalyzers/";

    /// <summary>Resolves a link.</summary>
    /// <param name="page">The page that holds it.</param>
    /// <param name="url">The link as written.</param>
    public LinkTarget Resolve(SourceFile page, string url)
    {
        if (url.Contains("://", StringComparison.Ordinal) || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            return new LinkTarget.Outside(url);
        if (HasScheme(url)) return new LinkTarget.Missing("has a scheme that a page may not use");

        int hash = url.IndexOf('#', StringComparison.Ordinal);
        string anchor = hash < 0 ? "" : Uri.UnescapeDataString(url[(hash + 1)..]);
        string path = Uri.UnescapeDataString(hash < 0 ? url : url[..hash]);
        if (path.Length == 0) return new LinkTarget.InSite(page.Source, page.Address, anchor);
        if (Combine(page.Source, path) is not { } source) return new LinkTarget.Missing("leaves the repository");
        if (map.AddressOf(source) is { } address) return new LinkTarget.InSite(SourceOf(source), address, anchor);

        string file = Path.Combine(folders.Repository, source);
        if (Directory.Exists(file)) return new LinkTarget.InRepository(RepositoryPages + "tree/main/" + source.TrimEnd('/'));
        if (File.Exists(file)) return new LinkTarget.InRepository(RepositoryPages + "blob/main/" + source);
        return new LinkTarget.Missing("does not exist");
    }

    private static bool HasScheme(string url)
    {
        int colon = url.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && url.AsSpan(0, colon).IndexOfAny('/', '#', '?') < 0;
    }

    // A folder stands for its README.md; the page with that name is the one that has the anchors.
    private string SourceOf(string source) =>
        source.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || Path.HasExtension(source) || map.AddressOf(source) is null
            ? source
            : (source.TrimEnd('/') + "/README.md").TrimStart('/');

    private static string? Combine(string page, string path)
    {
        var parts = new List<string>();
        string from = path.StartsWith('/') ? "" : page[..(page.LastIndexOf('/') + 1)];
        foreach (string part in (from + path).Split('/'))
        {
            if (part.Length == 0 || part == ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count > 0) parts.RemoveAt(parts.Count - 1);
            else return null;
        }

        return string.Join('/', parts);
    }
}
