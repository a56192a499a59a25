using System.Runtime.CompilerServices;

namespace Docs.Tests.Pages;

/// <summary>The files of the repository that these tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>README.md and every page below docs/, with forward slashes.</summary>
    public static IReadOnlyList<string> Pages { get; } =
    [
        "README.md",
        .. Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    public static string PathOf(string file) => Path.Combine(Root, file);

    public static string TextOf(string file) => File.ReadAllText(PathOf(file));

    private static string FindRoot([CallerFilePath] string here = "")
    {
        // A deterministic build maps source paths; the folder of the program is then the way up.
        foreach (string start in new[] { Path.GetDirectoryName(here)!, AppContext.BaseDirectory })
        {
            for (DirectoryInfo? at = new(start); at is not null; at = at.Parent)
            {
                if (File.Exists(Path.Combine(at.FullName, "PlanAnalyzers.sln"))) return at.FullName;
            }
        }

        throw new DirectoryNotFoundException("These tests run inside the repository.");
    }
}
