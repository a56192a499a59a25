namespace SampleProject.Reading;

/// <summary>A file that goes into the site.</summary>
/// <param name="Source">Its path in the repository, with forward slashes.</param>
/// <param name="Address">Its path in the site, with forward slashes.</param>
/// <param name="FullPath">Where it is read.</param>
internal sealed record SourceFile(string Source, string Address, string FullPath);

/// <summary>The Markdown files that teach.</summary>
/// <param name="Files">README.md first, then <c>docs/</c> in the order of paths.</param>
internal sealed record GuideFiles(IReadOnlyList<SourceFile> Files);

/// <summary>The Markdown files that describe a rule each.</summary>
/// <param name="Files">In the order of ids.</param>
internal sealed record RuleFiles(IReadOnlyList<SourceFile> Files);

/// <summary>The files that are copied as they are.</summary>
/// <param name="Files">Pictures beside the pages, then the site's own style sheet and icon.</param>
internal sealed record AssetFiles(IReadOnlyList<SourceFile> Files);
