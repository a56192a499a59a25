using PlanModel;

namespace Package.Tests;

public sealed class MissingPlanFiles(PackedProduct product)
{
    [Theory]
    [InlineData("")]
    [InlineData("-p:RunAnalyzers=false")]
    public async Task Every_listed_file_that_is_missing_or_a_folder_fails_the_build(string argument) => Assert.Equal(
        [
            $"missing.md : error PLAN0017: {Words("missing.md", "does not exist")}",
            $"docs/gone.md : error PLAN0017: {Words("docs/gone.md", "does not exist")}",
            $"folder.md : error PLAN0017: {Words("folder.md", "is a folder")}",
        ],
        await new ConsumerProject(product, items: """
            <PlanFile Include="missing.md;docs/gone.md;folder.md" />
            <AdditionalFiles Include="folder.md" />
            """)
            .WithFolder("folder.md").With("plan.md", Plans.Good).With("Uses.cs", "_ = Plan.Graph;").BuildAsync(argument.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public async Task A_folder_with_the_name_of_a_plan_is_a_folder() => Assert.Equal(
        [Plans.MarkOf("plan.md/inner.plan.md")],
        (await new ConsumerProject(product).WithFolder("plan.md").With("plan.md/inner.plan.md", Plans.Marked).With("folder.plan.md/notes.txt", "notes").BuildAsync())
            .Where(line => !line.Contains("PLAN0014", StringComparison.Ordinal)));

    [Fact]
    public async Task A_listed_file_that_is_not_text_fails_the_build() => Assert.Contains(
        $"picture.md(1,1): error PLAN0017: {Words("picture.md", "is not text")}",
        await new ConsumerProject(product, items: """<PlanFile Include="picture.md" />""").With("picture.md", "\u0089PNG\0\0\0\0").BuildAsync());

    private static string Words(string path, string reason) => Assert.Single(PlanAnalysis.Unreadable(path, reason).Findings).Message;
}
