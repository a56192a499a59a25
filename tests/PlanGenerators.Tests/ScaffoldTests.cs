using PlanModel;

namespace PlanGenerators.Tests;

/// <summary>A scaffold is a first class of handlers that compiles beside its plan.</summary>
public sealed class ScaffoldTests
{
    [Fact]
    public void Writes_one_method_for_each_task_that_needs_one() => Assert.Equal("""
        using PlanRuntime;

        namespace App;

        /// <summary>The handlers of plan.md.</summary>
        public static partial class Plan
        {
            // 1.1 Create types
            [PlanTask(Ids.CreateTypes)]
            private static Task CreateTypes(PlanTaskContext context, CancellationToken cancellationToken) =>
                throw new NotImplementedException();

            // 1.4.1 Part
            [PlanTask(Ids.Part)]
            private static Task Part(PlanTaskContext context, CancellationToken cancellationToken) =>
                throw new NotImplementedException();
        }

        """.ReplaceLineEndings("\n"), Scaffold("""
        ## Phase 1: Core
        - [ ] 1.1 Create types
        - [x] 1.2 Done
        - [ ] 1.3 Build (run: `dotnet build`)
        - [ ] 1.4 Parent
        - [ ] 1.4.1 Part
        """));

    [Theory]
    [InlineData("Plan")]
    [InlineData("Graph")]
    [InlineData("run async")]
    [InlineData("</summary> */ \" \u2028 x")]
    [InlineData("class")]
    [InlineData("Equals")]
    public async Task Compiles_beside_its_plan_whatever_the_titles(string title)
    {
        var plan = $"## Phase 1: Core\n- [ ] 1.1 {title}\n- [ ] 1.2 {title}\n";
        var project = new TestProject().WithFile("plan.md", plan).WithSource(Scaffold(plan));
        Assert.Equal("", string.Join("\n", project.Generate(TestContext.Current.CancellationToken).CompilerDiagnostics));
        Assert.DoesNotContain(await project.AnalyzeAsync(TestContext.Current.CancellationToken), d => d.Severity > Microsoft.CodeAnalysis.DiagnosticSeverity.Hidden);
    }

    private static string Scaffold(string plan) =>
        PlanScaffold.Write(PlanOutlines.Of(PlanAnalysis.Analyze(PlanParser.Parse("plan.md", plan, TestContext.Current.CancellationToken), null, TestContext.Current.CancellationToken), "App", "plan.md"));
}
