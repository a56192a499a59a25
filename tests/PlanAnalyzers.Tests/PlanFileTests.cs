using Microsoft.CodeAnalysis;

namespace PlanAnalyzers.Tests;

/// <summary>Which files are plans, and what is said of them where.</summary>
public sealed class PlanFileTests
{
    private const string Faulty = """
        ## Phase 1: Core
        - [ ] 1.1 Types
        - [ ] 1.2 Service (depends: 1.11)
        """;

    [Fact]
    public Task Reports_a_dependency_no_task_declares() => PlanTest.Analyze("""
        ## Phase 1: Core
        - [ ] 1.1 Types
        - [ ] 1.2 Service (depends: {|PLAN1001:1.11|})
        """,
        "Task '1.2' depends on '1.11', which this plan does not have; did you mean '1.1'?");

    [Fact]
    public async Task Points_at_line_and_column_without_any_C_sharp_file()
    {
        var diagnostic = Assert.Single(await Analyze(new TestProject { ReferencesRuntime = false }.WithFile("release.plan.md", Faulty)), d => d.Id != "PLAN5004");
        Assert.Equal("/project/release.plan.md(3,29): error PLAN1001: Task '1.2' depends on '1.11', which this plan does not have; did you mean '1.1'?", diagnostic.ToString());
        Assert.Equal(4, diagnostic.Location.SourceSpan.Length);
        Assert.Equal("https://github.com/PlanAnalyzers/PlanAnalyzers/blob/main/docs/rules/PLAN1001.md", diagnostic.Descriptor.HelpLinkUri);
    }

    [Fact]
    public async Task Counts_lines_that_end_in_carriage_return_and_line_feed()
    {
        var diagnostic = Assert.Single(await Analyze(new TestProject().WithFile("plan.md", Faulty.ReplaceLineEndings("\r\n"))));
        Assert.StartsWith("/project/plan.md(3,29): error PLAN1001", diagnostic.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cycle_has_its_other_edges_as_additional_locations()
    {
        var diagnostic = Assert.Single(await Analyze(new TestProject().WithFile("plan.md", """
            ## Phase 1: Core
            - [ ] 1.1 Types (depends: 1.2)
            - [ ] 1.2 Service (depends: 1.1)
            """)));
        Assert.Equal("PLAN1002", diagnostic.Id);
        Assert.Equal("/project/plan.md", Assert.Single(diagnostic.AdditionalLocations).GetLineSpan().Path);
    }

    [Theory]
    [InlineData("plan.md")]
    [InlineData("PLAN.MD")]
    [InlineData("docs/release.plan.md")]
    [InlineData("tasks.md")]
    public async Task Reads_plans_and_markdown_with_tasks(string path) =>
        Assert.Equal(["PLAN1001"], (await Analyze(new TestProject().WithFile(path, Faulty))).Select(d => d.Id));

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("plan.mdx")]
    public async Task Reads_no_other_file_that_nobody_lists(string path) => Assert.Empty(await Analyze(new TestProject().WithFile(path, Faulty)));

    [Fact]
    public async Task Reads_a_listed_file_whatever_its_name() =>
        Assert.Equal(["PLAN1001"], (await Analyze(new TestProject().WithFile("tasks.txt", Faulty).WithFileOption("tasks.txt", "build_metadata.AdditionalFiles.PlanFile", "true"))).Select(d => d.Id));

    [Fact]
    public async Task Leaves_a_file_alone_that_is_declared_no_plan() =>
        Assert.Empty(await Analyze(new TestProject().WithFile("plan.md", Faulty).WithFileOption("plan.md", "build_metadata.AdditionalFiles.PlanFile", "false")));

    [Fact]
    public async Task Markdown_without_a_task_is_no_plan_unless_its_name_says_so()
    {
        var diagnostics = await Analyze(new TestProject().WithFile("README.md", "# Hello").WithFile("plan.md", "# Hello"));
        Assert.Equal(["/project/plan.md(1,1): warning PLAN0002: The plan has no task; write one as '- [ ] 1.1 Title'"], diagnostics.Select(d => d.ToString()));
    }

    [Fact]
    public async Task A_file_that_is_listed_twice_is_one_plan()
    {
        var project = new TestProject().WithFile("plan.md", Faulty);
        Assert.Single(await Analyze(project with { Files = project.Files.AddRange(project.Files) }));
    }

    [Fact]
    public async Task A_plan_that_cannot_be_read_is_an_error_at_its_start()
    {
        var diagnostic = Assert.Single(await Analyze(new TestProject().WithFile("plan.md", null)));
        Assert.Equal("/project/plan.md(1,1): error PLAN0017: The plan file '/project/plan.md' does not exist or is not text; correct the PlanFile item or remove it", diagnostic.ToString());
    }

    [Fact]
    public async Task A_binary_file_is_no_text()
    {
        var diagnostic = Assert.Single(await Analyze(new TestProject().WithFile("plan.md", "- [ ] 1.1 A\0B")));
        Assert.Equal("/project/plan.md(1,1): error PLAN0017: The plan file '/project/plan.md' is not text; correct the PlanFile item or remove it", diagnostic.ToString());
    }

    [Theory]
    [InlineData("none", null)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("Warning", DiagnosticSeverity.Warning)]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("nonsense", DiagnosticSeverity.Error)]
    public async Task The_options_of_a_file_set_the_severity(string value, DiagnosticSeverity? expected)
    {
        var diagnostics = await Analyze(new TestProject().WithFile("plan.md", Faulty).WithFileOption("plan.md", "plan_diagnostic.PLAN1001.severity", value));
        Assert.Equal(expected, diagnostics.SingleOrDefault()?.Severity);
    }

    [Fact]
    public async Task Every_file_has_severities_of_its_own()
    {
        var project = new TestProject().WithFile("a.plan.md", Faulty).WithFile("b.plan.md", Faulty).WithFileOption("a.plan.md", "plan_diagnostic.PLAN1001.severity", "warning");
        Assert.Equal([DiagnosticSeverity.Warning, DiagnosticSeverity.Error], (await Analyze(project)).Select(d => d.Severity));
    }

    [Fact]
    public async Task A_comment_in_the_plan_suppresses() => Assert.Empty(await Analyze(new TestProject().WithFile("plan.md", """
        ## Phase 1: Core
        - [ ] 1.1 Types
        <!-- plan-ignore PLAN1001: 1.22 comes with the next change -->
        - [ ] 1.2 Service (depends: 1.22)
        """)));

    private static async Task<IReadOnlyList<Diagnostic>> Analyze(TestProject project) =>
        [.. (await project.AnalyzeAsync(TestContext.Current.CancellationToken)).Where(d => d.Severity > DiagnosticSeverity.Hidden)];
}
