namespace Package.Tests;

public sealed class FoundPlans(PackedProduct product)
{
    [Fact]
    public async Task A_plan_md_needs_no_configuration() => Assert.Equal(
        [Plans.MarkOf("plan.md")],
        await FaultsAsync(new ConsumerProject(product).With("plan.md", Plans.Marked)));

    [Fact]
    public async Task Plans_are_found_in_every_folder_but_those_of_outputs_and_packages() => Assert.Equal(
        [Plans.MarkOf("PLAN.MD"), Plans.MarkOf("a/b/Release.Plan.MD"), Plans.MarkOf("it's [x]; 50%25.plan.md")],
        await FaultsAsync(new ConsumerProject(product)
            .With("PLAN.MD", Plans.Marked)
            .With("a/b/Release.Plan.MD", Plans.Marked)
            .With("it's [x]; 50%25.plan.md", Plans.Marked)
            .With("a/plan.md", Plans.Marked)
            .With("a/node_modules/b/other.plan.md", Plans.Marked)
            .With("node_modules/other.plan.md", Plans.Marked)
            .With("bin/other.plan.md", Plans.Marked)
            .With("obj/other.plan.md", Plans.Marked)
            .With("notes.md", Plans.Marked)));

    [Fact]
    public async Task A_listed_file_and_Markdown_among_the_additional_files_are_plans() => Assert.Equal(
        [Plans.MarkOf("changes/login/tasks.txt"), Plans.MarkOf("notes.md")],
        await FaultsAsync(new ConsumerProject(product, items: """
            <PlanFile Include="changes/login/tasks.txt" />
            <AdditionalFiles Include="notes.md;prose.md;notes.txt" />
            """)
            .With("changes/login/tasks.txt", Plans.Marked)
            .With("notes.md", Plans.Marked)
            .With("notes.txt", Plans.Marked)
            .With("prose.md", "# Prose\nNothing to do.\n")));

    [Fact]
    public async Task A_file_that_is_listed_in_several_ways_is_one_plan_and_keeps_what_was_said_of_it() => Assert.Empty(
        await new ConsumerProject(product, items: """
            <PlanFile Include="./plan.md" />
            <PlanFile Include="$(MSBuildProjectDirectory)/docs/../plan.md" PlanName="TheWork" />
            <AdditionalFiles Include="plan.md" />
            <AdditionalFiles Include="second.plan.md" PlanName="MoreWork" />
            """)
            .With("plan.md", Plans.Good)
            .With("second.plan.md", Plans.Good)
            .With("Uses.cs", "public static class Uses { public static string Both => TheWork.Ids.Compile + MoreWork.Ids.Compile; }")
            .BuildAsync());

    [Fact]
    public async Task A_project_can_take_files_away() => Assert.Empty(
        await new ConsumerProject(product, items: """
            <PlanFile Remove="plan.md" />
            <AdditionalFiles Include="old.plan.md" PlanFile="false" />
            """)
            .With("plan.md", Plans.Marked).With("old.plan.md", Plans.Marked).BuildAsync());

    [Fact]
    public async Task Finding_files_by_themselves_can_be_switched_off() => Assert.Equal(
        [Plans.MarkOf("listed.md")],
        await FaultsAsync(new ConsumerProject(product,
            properties: "<EnableDefaultPlanItems>false</EnableDefaultPlanItems>", items: """<PlanFile Include="listed.md" />""")
            .With("plan.md", Plans.Marked).With("other.plan.md", Plans.Marked).With("listed.md", Plans.Marked)));

    /// <summary>What the analyzers say; the generator's PLAN0014, which repeats it, is the business of other tests.</summary>
    private static async Task<IEnumerable<string>> FaultsAsync(ConsumerProject project) =>
        (await project.BuildAsync()).Where(line => !line.Contains("PLAN0014", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
