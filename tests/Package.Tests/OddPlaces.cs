namespace Package.Tests;

/// <summary>Plans where nobody expects them, and every way to configure what is said of them, in one project: builds are slow.</summary>
public sealed class OddPlaces(PackedProduct product)
{
    private const string Empty = "# Nothing to do\n";

    private const string DoneTooEarly = "## Phase 1: Build\n- [ ] 1.1 Compile\n- [x] 1.2 Test (depends: 1.1)\n";

    [Fact]
    public async Task Each_plan_is_reported_once_at_its_own_path_with_its_own_severities()
    {
        var project = new ConsumerProject(
            product,
            properties: "<NoWarn>$(NoWarn);PLAN0005</NoWarn>",
            items: """
                <PlanFile Include="../outside/far.plan.md" />
                <PlanFile Include="../outside/linked.md" Link="docs/linked.md" />
                <PlanFile Include="twice.plan.md" />
                <PlanFile Include="sub/../twice.plan.md" />
                <AdditionalFiles Include="twice.plan.md" />
                """)
            .With("../outside/far.plan.md", Plans.Marked)
            .With("../outside/linked.md", Plans.Marked)
            .With("sub/silent.plan.md", Empty)
            .With("sub/strict.plan.md", Empty)
            .With("twice.plan.md", Plans.Marked)
            .With("Renamed.plan.md", Empty)
            .With("suppressed.plan.md", "<!-- plan-ignore-file PLAN0012: tested by hand -->\n" + DoneTooEarly)
            .With("unneeded.plan.md", "- [ ] 1.1 A\n<!-- plan-ignore PLAN0012: nothing to suppress -->\n- [ ] 1.2 B\n")
            .With("unsuppressed.plan.md", DoneTooEarly)
            .With("unread.plan.md", "## Phase 1: Build\n- [ ] 1.1 Compile\n- [] 1.2 Test\n")
            .With("numbered.plan.md", "## Phase 1: Build\n- [ ] 1.1 Compile\n- [ ] Tidy up\n")
            .With(".globalconfig", "is_global = true\ndotnet_diagnostic.PLAN0006.severity = warning\n")
            .With(".editorconfig", """
                [silent.plan.md]
                plan_diagnostic.PLAN0002.severity = none
                [sub/strict.plan.md]
                plan_diagnostic.PLAN0002.severity = error
                [*.plan.md]
                plan_diagnostic.PLAN0015.severity = none
                """);

        Assert.Equal(
            [
                "../outside/far.plan.md(2,29): error PLAN1001",
                "../outside/linked.md(2,29): error PLAN1001",
                "Renamed.plan.md(1,1): warning PLAN0002",
                "numbered.plan.md(3,3): warning PLAN0006",
                "sub/strict.plan.md(1,1): error PLAN0002",
                "twice.plan.md(2,29): error PLAN1001",
                "unneeded.plan.md(2,18): warning PLAN5003",
                "unsuppressed.plan.md(3,4): warning PLAN0012",
            ],
            await HeadsAsync(project));

        // On file systems that ignore case this is the same file with another name.
        File.Move(project.PathOf("Renamed.plan.md"), project.PathOf("renamed.plan.md"));
        Assert.Equal(["renamed.plan.md(1,1): warning PLAN0002"], (await HeadsAsync(project)).Where(line => line.Contains("enamed", StringComparison.Ordinal)));
    }

    /// <summary>Places and rules; the generator's PLAN0014, which repeats errors, is the business of other tests.</summary>
    private static async Task<IEnumerable<string>> HeadsAsync(ConsumerProject project)
    {
        var around = Path.GetDirectoryName(Path.GetDirectoryName(project.PathOf("x")))!;
        return (await project.BuildAsync()).Where(line => !line.Contains("PLAN0014", StringComparison.Ordinal))
            .Select(line => line[..line.IndexOf(": ", line.IndexOf("PLAN", StringComparison.Ordinal), StringComparison.Ordinal)].Replace(around, "..", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }
}
