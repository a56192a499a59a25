namespace Package.Tests;

/// <summary>Plans that several tests build.</summary>
internal static class Plans
{
    public const string Good = """
        # Release
        ## Phase 1: Build
        - [ ] 1.1 Compile
        - [ ] 1.2 Test (depends: 1.1)

        ## Phase 2: Ship
        - [ ] 2.1 Publish

        """;

    public const string Cyclic = """
        ## Phase 1: Build
        - [ ] 1.1 Compile (depends: 1.3)
        - [ ] 1.2 Test (depends: 1.1)
        - [ ] 1.3 Measure (depends: 1.2)

        """;

    public const string CycleWords =
        "Tasks wait for each other: 1.1 -> 1.3 -> 1.2 -> 1.1 (1.1 depends on 1.3 at line 2; 1.3 depends on 1.2 at line 4; 1.2 depends on 1.1 at line 3); "
        + "remove one of these dependencies";

    /// <summary>A plan whose only fault shows that the file was read as a plan.</summary>
    public const string Marked = "## Phase 1: Build\n- [ ] 1.1 Compile (depends: 9.9)\n";

    public static string MarkOf(string file) =>
        $"{file}(2,29): error PLAN1001: Task '1.1' depends on '9.9', which this plan does not have";
}
