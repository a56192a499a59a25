using SampleProject.Reading;

namespace SampleProject.Rendering;

/// <summary>The pages in reading order, in groups.</summary>
/// <param name="Groups">The groups of the sidebar.</param>
internal sealed record Navigation(IReadOnlyList<NavigationGroup> Groups)
{
    /// <summary>How many pages the sidebar names.</summary>
    public int Count => Groups.Sum(group => group.Entries.Count);

    /// <summary>Builds the navigation: the guide by folder, then the rules by category.</summary>
    public static Navigation Build(GuidePages guide, RuleList rules)
    {
        var groups = new List<NavigationGroup> { new("Guide", IsFolded: false, [.. GuideEntries(guide)]) };
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

    private static IEnumerable<NavigationEntry> GuideEntries(GuidePages guide) => guide.Pages
        .OrderBy(page => page.File.Address switch
        {
            SiteAddress.Start => 0,
            SiteAddress.Contents => 1,
            SiteAddress.RuleIndex => 3,
            _ => 2,
        })
        .ThenBy(page => page.File.Address, StringComparer.Ordinal)
        .Select(page => new NavigationEntry(page.Title, "", page.File.Address));
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
