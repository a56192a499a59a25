using SampleProject.Links;
using SampleProject.Reading;
using SampleProject.Rendering;
using SampleProject.Writing;

namespace SampleProject;

/// <summary>
/// The handlers of plan.md. What a task needs from the tasks it depends on arrives as parameters, by type; take a
/// dependency out of the plan and the parameter becomes a build error.
/// </summary>
internal static partial class Plan
{
    [PlanTask("1.1")]
    private static SiteFolders FindTheFolders(PlanTaskContext task)
    {
        SiteFolders folders = SiteFolders.Find(SiteOptions.OfThisProcess());
        task.Report(1, folders.Output);
        return folders;
    }

    [PlanTask("1.2")]
    private static GuideFiles ListTheGuide(SiteFolders folders, PlanTaskContext task)
    {
        GuideFiles guide = SourceFinder.FindGuide(folders);
        task.Report(1, $"{guide.Files.Count} pages");
        return guide;
    }

    [PlanTask("1.3")]
    private static RuleFiles ListTheRules(SiteFolders folders, PlanTaskContext task)
    {
        RuleFiles rules = SourceFinder.FindRules(folders);
        task.Report(1, $"{rules.Files.Count} rules");
        return rules;
    }

    [PlanTask("1.4")]
    private static AssetFiles ListAssets(SiteFolders folders, PlanTaskContext task)
    {
        AssetFiles assets = SourceFinder.FindAssets(folders);
        task.Report(1, $"{assets.Files.Count} files");
        return assets;
    }

    [PlanTask("1.5")]
    private static SiteMap GiveAddresses(GuideFiles guide, RuleFiles rules, AssetFiles assets, PlanTaskContext task)
    {
        SiteMap map = SiteMap.Of(guide, rules, assets);
        task.Report(1, $"{map.Count} addresses");
        return map;
    }

    [PlanTask("2.1")]
    private static async Task<GuidePages> ReadTheGuide(GuideFiles guide, PlanTaskContext task, CancellationToken cancellationToken)
    {
        IReadOnlyList<Page> pages = await PageReader.ReadAsync(guide.Files, cancellationToken);
        task.Report(1, $"{pages.Sum(page => page.Sections.Count)} sections");
        return new GuidePages(pages);
    }

    [PlanTask("2.2")]
    private static async Task<RulePages> ReadTheRules(RuleFiles rules, PlanTaskContext task, CancellationToken cancellationToken)
    {
        IReadOnlyList<Page> pages = await PageReader.ReadAsync(rules.Files, cancellationToken);
        task.Report(1, $"{pages.Sum(page => page.Sections.Count)} sections");
        return new RulePages(pages);
    }

    [PlanTask("2.3")]
    private static RuleList ReadSeverities(RulePages pages, PlanTaskContext task)
    {
        RuleList list = RuleReader.Read(pages);
        task.Report(1, string.Join(", ", list.Rules.CountBy(rule => rule.Severity).Select(severity => $"{severity.Value} {severity.Key}")));
        return list;
    }

    [PlanTask("3.1")]
    private static CheckedLinks CheckEveryLink(GuidePages guide, RulePages rules, SiteMap map, SiteFolders folders, PlanTaskContext task)
    {
        CheckedLinks links = LinkChecker.Check([.. guide.Pages, .. rules.Pages], new LinkResolver(map, folders));
        task.Report(1, $"{links.Inside} links are good, {links.Outside} lead to other sites");
        return links;
    }

    [PlanTask("3.2")]
    private static Navigation BuildTheNavigation(GuidePages guide, RuleList rules, PlanTaskContext task)
    {
        Navigation navigation = Navigation.Build(guide, rules);
        task.Report(1, $"{navigation.Groups.Count} groups");
        return navigation;
    }

    [PlanTask("3.3")]
    private static RenderedGuide RenderTheGuide(GuidePages guide, SiteMap map, SiteFolders folders, PlanTaskContext task, CancellationToken cancellationToken)
    {
        RenderedGuide rendered = SiteBuilder.RenderGuide(guide, new PageRenderer(new LinkResolver(map, folders), map), cancellationToken);
        task.Report(1, $"{rendered.Pages.Sum(page => page.Body.Length) / 1024} KiB of HTML");
        return rendered;
    }

    [PlanTask("3.4")]
    private static RenderedRules RenderTheRules(RuleList rules, SiteMap map, SiteFolders folders, PlanTaskContext task, CancellationToken cancellationToken)
    {
        RenderedRules rendered = SiteBuilder.RenderRules(rules, new PageRenderer(new LinkResolver(map, folders), map), cancellationToken);
        task.Report(1, $"{rendered.Pages.Sum(page => page.Body.Length) / 1024} KiB of HTML");
        return rendered;
    }

    [PlanTask("3.5")]
    private static RenderedRuleIndex BuildTheRuleIndex(GuidePages guide, RuleList rules, SiteMap map, SiteFolders folders) =>
        SiteBuilder.RenderRuleIndex(guide, rules, new PageRenderer(new LinkResolver(map, folders), map));

    [PlanTask("3.6")]
    private static SearchIndex BuildTheSearchIndex(GuidePages guide, RuleList rules, PlanTaskContext task)
    {
        SearchIndex index = SearchIndex.Build(guide, rules);
        task.Report(1, $"{index.Entries.Count} pages");
        return index;
    }

    [PlanTask("4.1")]
    private static CopiedAssets CopyAssets(AssetFiles assets, SiteFolders folders, PlanTaskContext task, CancellationToken cancellationToken)
    {
        IReadOnlyList<WrittenFile> files = new SiteWriter(folders).Copy(assets, cancellationToken);
        task.Report(1, $"{files.Count} files");
        return new CopiedAssets(files);
    }

    [PlanTask("4.2")]
    private static async Task<WrittenGuide> WriteTheGuide(
        RenderedGuide guide, Navigation navigation, SiteFolders folders, PlanTaskContext task, CancellationToken cancellationToken)
    {
        IReadOnlyList<WrittenFile> files = await new SiteWriter(folders).WriteAsync(guide.Pages, new PageFrame(navigation), cancellationToken);
        task.Report(1, $"{files.Count} pages");
        return new WrittenGuide(files);
    }

    [PlanTask("4.3")]
    private static async Task<WrittenRules> WriteTheRules(
        RenderedRules rules, Navigation navigation, SiteFolders folders, PlanTaskContext task, CancellationToken cancellationToken)
    {
        IReadOnlyList<WrittenFile> files = await new SiteWriter(folders).WriteAsync(rules.Pages, new PageFrame(navigation), cancellationToken);
        task.Report(1, $"{files.Count} pages");
        return new WrittenRules(files);
    }

    [PlanTask("4.4")]
    private static async Task<WrittenRuleIndex> WriteTheRuleIndex(
        RenderedRuleIndex index, Navigation navigation, SiteFolders folders, CancellationToken cancellationToken)
    {
        IReadOnlyList<WrittenFile> files = await new SiteWriter(folders).WriteAsync([index.Page], new PageFrame(navigation), cancellationToken);
        return new WrittenRuleIndex(files[0]);
    }

    [PlanTask("4.5")]
    private static async Task<WrittenSearchIndex> WriteTheSearchIndex(SearchIndex index, SiteFolders folders, PlanTaskContext task, CancellationToken cancellationToken)
    {
        string script = index.ToScript();
        task.Report(1, $"{script.Length / 1024} KiB");
        return new WrittenSearchIndex(await new SiteWriter(folders).WriteAsync(SiteAddress.SearchIndex, script, cancellationToken));
    }

    [PlanTask("4.6")]
    private static async Task CheckTheSite(
        CopiedAssets assets, WrittenGuide guide, WrittenRules rules, WrittenRuleIndex index, WrittenSearchIndex search, SiteFolders folders, PlanTaskContext task,
        CancellationToken cancellationToken)
    {
        WrittenFile[] files = [.. assets.Files, .. guide.Files, .. rules.Files, index.File, search.File];
        int links = await WrittenSiteCheck.CheckAsync(folders.Output, files, cancellationToken);
        task.Report(1, $"{files.Length} files, {links} links followed");
    }
}
