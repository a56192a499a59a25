namespace SampleProject.Links;

/// <summary>A link that leads nowhere.</summary>
/// <param name="File">The page that holds it.</param>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based.</param>
/// <param name="Link">The link as written.</param>
/// <param name="Reason">Why it is broken.</param>
internal sealed record BrokenLink(string File, int Line, int Column, string Link, string Reason)
{
    /// <summary>The form that terminals and editors turn into a link.</summary>
    public override string ToString() => $"{File}({Line},{Column}): error: link '{Link}' {Reason}";
}

/// <summary>Links are broken.</summary>
/// <param name="links">All of them.</param>
internal sealed class BrokenLinksException(IReadOnlyList<BrokenLink> links)
    : Exception(links.Count == 1 ? "1 link is broken" : $"{links.Count} links are broken")
{
    /// <summary>All broken links, page by page.</summary>
    public IReadOnlyList<BrokenLink> Links { get; } = links;
}
