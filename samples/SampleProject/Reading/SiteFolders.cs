namespace SampleProject.Reading;

/// <summary>Where the site comes from and where it goes.</summary>
/// <param name="Repository">The repository's root folder, absolute.</param>
/// <param name="Output">The folder that receives the site, absolute.</param>
internal sealed record SiteFolders(string Repository, string Output)
{
    private const string RootMark = "PlanAnalyzers.sln";

    /// <summary>Finds both folders from what was asked for.</summary>
    /// <param name="options">The command line.</param>
    /// <exception cref="DirectoryNotFoundException">There is no repository at or above the current folder or the program.</exception>
    public static SiteFolders Find(SiteOptions options)
    {
        string repository = options.Repository is { } asked
            ? Path.GetFullPath(asked)
            : RootAbove(Environment.CurrentDirectory) ?? RootAbove(AppContext.BaseDirectory)
                ?? throw new DirectoryNotFoundException($"No folder above '{Environment.CurrentDirectory}' holds {RootMark}; name the repository with --repository.");
        if (!File.Exists(Path.Combine(repository, "README.md")))
            throw new DirectoryNotFoundException($"'{repository}' holds no README.md; name the repository with --repository.");
        string output = options.Output is { } folder
            ? Path.GetFullPath(folder)
            : Path.Combine(repository, "samples", "SampleProject", "site");
        Directory.CreateDirectory(output);
        return new SiteFolders(repository, output);
    }

    private static string? RootAbove(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, RootMark))) return at.FullName;
        }

        return null;
    }
}
