namespace PlanTool.Tests;

/// <summary>The plans that several tests look at.</summary>
internal static class Plans
{
    /// <summary>Two phases, every kind of edge, a mark, files and estimates; without a mistake.</summary>
    public const string Release = """
        # Release

        ## Phase 1: Build

        - [x] 1.1 Create the types (src/types.cs)
        - [ ] 1.2 Write the service (depends: 1.1) (estimate: 10m)
        - [ ] 1.3 Write the tests (depends: 1.1)

        ## Phase 2: Ship [SEQUENTIAL]

        - [ ] 2.1 Package (estimate: 90s) (reads: src/types.cs)
        - [ ] 2.2 Announce (CHANGELOG.md)

        """;

    /// <summary>The same plan with a dependency on a task that is not there.</summary>
    public static string Broken => Release.Replace("(depends: 1.1)\n\n", "(depends: 1.12)\n\n", StringComparison.Ordinal);
}
