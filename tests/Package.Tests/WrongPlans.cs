namespace Package.Tests;

public sealed class WrongPlans(PackedProduct product)
{
    private const string CannotRun = "The plan cannot be executed: PLAN1002: " + Plans.CycleWords;

    private const string SharedFile = """
        ## Phase 1: Build
        - [ ] 1.1 Compile (src/a.cs)
        - [ ] 1.2 Test (src/a.cs)

        """;

    [Fact]
    public async Task A_cycle_fails_the_build_at_its_line_and_column() => Assert.Equal(
        [$"plan.md(2,29): error PLAN0014: {CannotRun}", $"plan.md(2,29): error PLAN1002: {Plans.CycleWords}"],
        Sorted(await new ConsumerProject(product).With("plan.md", Plans.Cyclic).With("Uses.cs", "public static class Uses { public static string Id => Plan.Ids.Compile; }").BuildAsync()));

    [Fact]
    public async Task A_cycle_fails_the_build_without_analyzers_too() => Assert.Equal(
        [$"plan.md(2,29): error PLAN0014: {CannotRun}"],
        await new ConsumerProject(product, properties: "<RunAnalyzers>false</RunAnalyzers>").With("plan.md", Plans.Cyclic).BuildAsync());

    [Fact]
    public async Task A_plan_edited_after_a_build_is_checked_again()
    {
        var project = new ConsumerProject(product).With("plan.md", Plans.Good);

        Assert.Empty(await project.BuildAsync());
        Assert.NotEmpty(await project.With("plan.md", Plans.Cyclic).BuildAsync());
        Assert.Empty(await project.With("plan.md", Plans.Good).BuildAsync());
    }

    [Fact]
    public async Task A_severity_of_globalconfig_is_obeyed() => Assert.Equal(
        ["plan.md(3,17): warning PLAN2001"],
        Heads(await new ConsumerProject(product).With("plan.md", SharedFile)
            .With(".globalconfig", "is_global = true\ndotnet_diagnostic.PLAN2001.severity = warning\n").BuildAsync()));

    [Fact]
    public async Task Configuration_beside_a_plan_counts_where_no_code_is() => Assert.Equal(
        ["plans/one.plan.md(1,1): error PLAN0002", "two.plan.md(1,1): warning PLAN0002"],
        Heads(Sorted(await new ConsumerProject(product).With("plans/one.plan.md", "").With("two.plan.md", "")
            .With("plans/.editorconfig", "[*.plan.md]\nplan_diagnostic.PLAN0002.severity = error\n").With("Code.cs", "internal static class Code;").BuildAsync())));

    [Fact]
    public async Task NoWarn_silences_a_warning() => Assert.Empty(
        await new ConsumerProject(product, properties: "<NoWarn>$(NoWarn);PLAN0002</NoWarn>").With("plan.md", "# Nothing to do\n").BuildAsync());

    [Theory]
    [InlineData("", "warning")]
    [InlineData("-p:TreatWarningsAsErrors=true", "error")]
    [InlineData("-p:WarningsAsErrors=PLAN0002", "error")]
    [InlineData("-warnaserror", "error")]
    public async Task TreatWarningsAsErrors_makes_an_error_of_a_warning(string argument, string severity) => Assert.Equal(
        [$"plan.md(1,1): {severity} PLAN0002"],
        Heads(await new ConsumerProject(product).With("plan.md", "").BuildAsync(argument.Split(' ', StringSplitOptions.RemoveEmptyEntries))));

    private static IEnumerable<string> Heads(IEnumerable<string> lines) => lines.Select(line => line[..line.IndexOf(": ", line.IndexOf("PLAN", StringComparison.Ordinal), StringComparison.Ordinal)]);

    private static IEnumerable<string> Sorted(IEnumerable<string> lines) => lines.Order(StringComparer.Ordinal);
}
