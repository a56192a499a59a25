using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SampleProject.Reading;

namespace SampleProject.Rendering;

/// <summary>The pages in reading order, in groups.</summary>
/// <param name="Groups">The groups of the sidebar.</param>
internal sealed record Navigation(IReadOnlyList<NavigationGroup> Groups)
{
    /// <summary>How many pages the sidebar names.</summary>
    public int Count => Groups.Sum(group => group.Entries.Count);

    /// <summary>Builds the navigation: the guide by folder, in the order of the table of contents, then the rules by category.</summary>
    public static Navigation Build(GuidePages guide, RuleList rules)
    {
        Dictionary<string, int> order = ReadingOrder(guide);
        List<NavigationGroup> groups = [.. guide.Pages
            .GroupBy(page => Folder(page.File.Address), StringComparer.Ordinal)
            .OrderBy(folder => folder.Key, StringComparer.Ordinal)
            .Select(folder => new NavigationGroup(TitleOf(folder.Key), IsFolded: folder.Key.Length > 0, [.. Entries(folder, order)]))];
        groups.AddRange(rules.ByCategory.Select(category =>
            new NavigationGroup("Rules: " + category.Key, IsFolded: true, [.. category.Select(rule => new NavigationEntry(rule.Id, rule.Title, rule.Page.File.Address))])));
        return new Navigation(groups);
    }

    /// <summary>The entries before and after a page in reading order.</summary>
    /// <param name="address">The page.</param>
    public (NavigationEntry? Previous, NavigationEntry? Next) Around(string address)
    {
        NavigationEntry[] all = [.. Groups.SelectMany(group => group.Entries)];
        int at = Array.FindIndex(all, entry => entry.Address == address);
        return at < 0 ? (null, null) : (all.ElementAtOrDefault(at - 1), all.ElementAtOrDefault(at + 1));
    }

    // The rule index stands among the pages that lead to it.
    private static string Folder(string address) =>
        address == SiteAddress.RuleIndex ? "" : address[..(address.LastIndexOf('/') + 1)].TrimEnd('/');

    private static string TitleOf(string folder) =>
        folder.Length == 0 ? "Guide" : char.ToUpperInvariant(folder[0]) + folder[1..].Replace('-', ' ');

    private static IEnumerable<NavigationEntry> Entries(IEnumerable<Page> pages, Dictionary<string, int> order) => pages
        .OrderBy(page => order.GetValueOrDefault(page.File.Source, int.MaxValue))
        .ThenBy(page => page.File.Address, StringComparer.Ordinal)
        .Select(page => new NavigationEntry(page.Title, "", page.File.Address));

    /// <summary>The table of contents says in which order one reads: its links, behind the start page and itself.</summary>
    private static Dictionary<string, int> ReadingOrder(GuidePages guide)
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal) { ["README.md"] = 0, ["docs/README.md"] = 1 };
        if (guide.Pages.FirstOrDefault(page => page.File.Address == SiteAddress.Contents) is { } contents)
        {
            foreach (LinkInline link in contents.Document.Descendants<LinkInline>()) order.TryAdd("docs/" + link.Url, order.Count);
        }

        return order;
    }
}

/// <summary>A group of the sidebar.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="IsFolded">Whether it is closed while none of its pages is shown.</param>
/// <param name="Entries">Its pages.</param>
internal sealed record NavigationGroup(string Title, bool IsFolded, IReadOnlyList<NavigationEntry> Entries);

/// <summary>A page in the sidebar.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Detail">A second, quieter text, or empty.</param>
/// <param name="Address">Its address.</param>
internal sealed record NavigationEntry(string Label, string Detail, string Address);
