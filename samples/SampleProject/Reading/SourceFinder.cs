namespace SampleProject.Reading;

/// <summary>Finds the files that make the site.</summary>
internal static class SourceFinder
{
    private const string RuleFolder = "docs/rules/";

    /// <summary>README.md and every page of <c>docs/</c> that is not about a single rule.</summary>
    public static GuideFiles FindGuide(SiteFolders folders)
    {
        SourceFile readme = At(folders, "README.md");
        return new GuideFiles([readme, .. Documentation(folders).Where(file => IsPage(file) && !IsRulePage(file))]);
    }

    /// <summary>Every <c>docs/rules/PLANnnnn.md</c>.</summary>
    public static RuleFiles FindRules(SiteFolders folders) =>
        new([.. Documentation(folders).Where(IsRulePage)]);

    /// <summary>Everything in <c>docs/</c> that is not Markdown, and the assets of this program.</summary>
    public static AssetFiles FindAssets(SiteFolders folders)
    {
        string own = Path.Combine(AppContext.BaseDirectory, "assets");
        IEnumerable<SourceFile> styles = Directory.EnumerateFiles(own)
            .Select(file => new SourceFile("samples/SampleProject/assets/" + Path.GetFileName(file), "assets/" + Path.GetFileName(file), file));
        return new AssetFiles([.. Documentation(folders).Where(file => !IsPage(file)), .. styles.OrderBy(file => file.Source, StringComparer.Ordinal)]);
    }

    private static IEnumerable<SourceFile> Documentation(SiteFolders folders)
    {
        string docs = Path.Combine(folders.Repository, "docs");
        if (!Directory.Exists(docs)) return [];
        return Directory.EnumerateFiles(docs, "*", SearchOption.AllDirectories)
            .Select(file => At(folders, Path.GetRelativePath(folders.Repository, file).Replace('\\', '/')))
            .OrderBy(file => file.Source, StringComparer.Ordinal);
    }

    private static SourceFile At(SiteFolders folders, string source) =>
        new(source, SiteAddress.Of(source), Path.Combine(folders.Repository, source));

    private static bool IsPage(SourceFile file) => file.Source.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    private static bool IsRulePage(SourceFile file) =>
        IsPage(file) && file.Source.StartsWith(RuleFolder + "PLAN", StringComparison.Ordinal);
}
