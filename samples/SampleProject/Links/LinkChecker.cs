using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SampleProject.Reading;

namespace SampleProject.Links;

/// <summary>What the check of the pages found.</summary>
/// <param name="Inside">Links into the site or the repository, all of them good.</param>
/// <param name="Outside">Links to other sites, which are not visited.</param>
internal sealed record CheckedLinks(int Inside, int Outside);

/// <summary>Checks every link of every page: the file must exist, and so must the heading it names.</summary>
internal static class LinkChecker
{
    /// <summary>Checks pages.</summary>
    /// <param name="pages">All pages of the site.</param>
    /// <param name="resolver">What links point at.</param>
    /// <exception cref="BrokenLinksException">Some link leads nowhere.</exception>
    public static CheckedLinks Check(IReadOnlyList<Page> pages, LinkResolver resolver)
    {
        Dictionary<string, Page> bySource = pages.ToDictionary(page => page.File.Source, StringComparer.Ordinal);
        var broken = new List<BrokenLink>();
        int inside = 0, outside = 0;
        foreach (Page page in pages)
        {
            foreach (LinkInline link in page.Document.Descendants<LinkInline>())
            {
                LinkTarget target = resolver.Resolve(page.File, link.Url ?? "");
                if (target is LinkTarget.Outside) outside++;
                else inside++;
                if (Fault(target, bySource) is { } reason)
                    broken.Add(new BrokenLink(page.File.Source, link.Line + 1, link.Column + 1, link.Url ?? "", reason));
            }
        }

        return broken.Count == 0 ? new CheckedLinks(inside, outside) : throw new BrokenLinksException(broken);
    }

    private static string? Fault(LinkTarget target, Dictionary<string, Page> pages) => target switch
    {
        LinkTarget.Missing missing => missing.Reason,
        LinkTarget.InSite { Anchor.Length: > 0 } place when pages.TryGetValue(place.Source, out Page? page) && !page.Anchors.Contains(place.Anchor)
            => $"names no heading of '{place.Source}'",
        _ => null,
    };
}
