using System.Collections.Frozen;

namespace SampleProject.Reading;

/// <summary>Every file of the site by its path in the repository.</summary>
internal sealed class SiteMap
{
    private readonly FrozenDictionary<string, string> _addresses;

    private SiteMap(FrozenDictionary<string, string> addresses) => _addresses = addresses;

    /// <summary>How many files the site will have.</summary>
    public int Count => _addresses.Count;

    /// <summary>Lays out the site.</summary>
    /// <exception cref="InvalidOperationException">Two files claim one address.</exception>
    public static SiteMap Of(GuideFiles guide, RuleFiles rules, AssetFiles assets)
    {
        SourceFile[] files = [.. guide.Files, .. rules.Files, .. assets.Files];
        foreach (IGrouping<string, SourceFile> same in files.GroupBy(file => file.Address, StringComparer.OrdinalIgnoreCase))
        {
            if (same.Count() > 1)
                throw new InvalidOperationException($"Several files become '{same.Key}': {string.Join(", ", same.Select(file => file.Source))}.");
        }

        return new SiteMap(files.ToFrozenDictionary(file => file.Source, file => file.Address, StringComparer.Ordinal));
    }

    /// <summary>The address of a file of the repository, or <see langword="null"/> where the site does not hold it.</summary>
    /// <param name="source">The path in the repository; a folder stands for its README.md.</param>
    public string? AddressOf(string source) =>
        _addresses.GetValueOrDefault(source)
        ?? _addresses.GetValueOrDefault(source.Length == 0 ? "README.md" : source.TrimEnd('/') + "/README.md");
}
