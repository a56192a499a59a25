namespace SampleProject.Writing;

/// <summary>A file that is in the site now.</summary>
/// <param name="Address">Its address.</param>
/// <param name="IsPage">Whether it is a page and not an asset.</param>
internal sealed record WrittenFile(string Address, bool IsPage);

/// <summary>The assets that were copied.</summary>
internal sealed record CopiedAssets(IReadOnlyList<WrittenFile> Files);

/// <summary>The guide as written.</summary>
internal sealed record WrittenGuide(IReadOnlyList<WrittenFile> Files);

/// <summary>The rule pages as written.</summary>
internal sealed record WrittenRules(IReadOnlyList<WrittenFile> Files);

/// <summary>The search index as written.</summary>
internal sealed record WrittenSearchIndex(WrittenFile File);

/// <summary>The rule index as written.</summary>
internal sealed record WrittenRuleIndex(WrittenFile File);
