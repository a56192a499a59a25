namespace PlanAnalyzers.Tests;

/// <summary>What keeps a plan from becoming a class of its project.</summary>
public sealed class ProjectRuleTests
{
    private const string Plan = "## Phase 1: Core\n- [ ] 1.1 Types\n";

    [Fact]
    public Task Two_plans_of_one_class_are_PLAN5002_at_the_second() => PlanTest.Analyze(
        new TestProject(),
        [("a/plan.md", Plan), ("b/plan.md", "{|PLAN5002:|}" + Plan)],
        [],
        "The plans 'a/plan.md' and 'b/plan.md' both generate the class 'App.Plan'; name one of them: PlanName=\"…\" at its PlanFile item, or 'name: …' in its front matter");

    [Fact]
    public Task A_project_without_the_runtime_is_told_so_by_PLAN5004() => PlanTest.Analyze(
        new TestProject { ReferencesRuntime = false },
        [("plan.md", "{|PLAN5004:|}" + Plan)],
        [],
        "'plan.md' is validated, but nothing is generated for it: PlanRuntime is not referenced, which needs .NET 8 or later");

    [Fact]
    public Task A_namespace_of_the_classs_name_is_PLAN5005() => PlanTest.Analyze(
        new TestProject(),
        [("plan.md", "{|PLAN5005:|}" + Plan)],
        [("Code.cs", "namespace App.Plan { class Other; }")],
        "The class 'App.Plan' of 'plan.md' collides with the namespace 'App.Plan'; name the class: PlanName=\"…\" at the PlanFile item, or 'name: …' in the front matter");

    [Fact]
    public Task A_root_namespace_called_Plan_hides_the_class_and_is_PLAN5005() => PlanTest.Analyze(
        new TestProject().WithOption("build_property.RootNamespace", "Plan"),
        [("plan.md", "{|PLAN5005:|}" + Plan)],
        [("Code.cs", "namespace Plan { class Other; }")],
        "The class 'Plan.Plan' of 'plan.md' is hidden by the namespace 'Plan', so that 'Plan.RunAsync' means the namespace; name the class: PlanName=\"…\" at the PlanFile item, or 'name: …' in the front matter");

    [Fact]
    public Task A_root_namespace_that_ends_in_Plan_is_fine() => PlanTest.Analyze(
        new TestProject().WithOption("build_property.RootNamespace", "Acme.Plan"),
        [("plan.md", Plan)],
        [("Code.cs", "namespace Acme.Plan { class Other { object x = Plan.RunAsync(); } }")]);

    [Fact]
    public Task A_member_of_a_generated_name_is_PLAN5005_at_the_member() => PlanTest.AnalyzeCode(Plan, """
        namespace App;
        public static partial class Plan
        {
            [PlanTask("1.1")] static int {|PLAN5005:Graph|}() => 1;
            static class {|PLAN5005:Tasks|} { }
        }
        """,
        "The generator declares 'Graph' in 'Plan' too; rename it",
        "The generator declares 'Tasks' in 'Plan' too; rename it");

    [Fact]
    public void Generated_code_never_declares_a_taken_name_twice()
    {
        var generated = new TestProject().WithFile("plan.md", Plan).WithSource("""
            namespace App;
            public static partial class Plan
            {
                [PlanTask("1.1")] static int Graph() => 1;
                static class Tasks { }
                static int Ids;
            }
            """).Generate(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(generated.CompilerDiagnostics, d => d.Contains(".g.cs(", StringComparison.Ordinal));
    }
}
