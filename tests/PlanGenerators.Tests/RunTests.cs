using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PlanGenerators.Tests;

/// <summary>Generated code compiles without a word and runs.</summary>
public sealed class RunTests
{
    private const string Plan = """
        # Release
        ## Phase 1: Core
        - [ ] 1.1 Create shared types
        - [ ] 1.2 Create schema
        - [ ] 1.3 Implement auth (depends: 1.1, 1.2)
        ## Phase 2: End
        - [ ] 2.1 Finish (depends: 1.3)
        """;

    [Fact]
    public async Task Results_flow_from_task_to_task()
    {
        var project = new TestProject().WithFile("plan.md", Plan).WithSource("""
            namespace App;
            public sealed record SharedTypes(int Count);
            public static partial class Plan
            {
                [PlanTask("1.1")] private static async Task<SharedTypes> CreateSharedTypes(CancellationToken ct) { await Task.Yield(); ct.ThrowIfCancellationRequested(); return new(3); }
                [PlanTask(Plan.Ids.CreateSchema)] private static string Schema() => "abc";
                [PlanTask("1.3")] private static ValueTask<int> Auth(string schema, PlanTaskContext context, SharedTypes types) => new(types.Count + schema.Length + context.Task.Id.Length);
                [PlanTask("2.1")] private static void Finish(int auth) => Finished = auth;
                private static int Finished;

                public static async Task<string> Run()
                {
                    var result = await RunAsync();
                    return $"{result.Status} {result.ResultOf(Tasks.ImplementAuth)} {result.ResultOf(Tasks.CreateSharedTypes)} {Finished} {Graph[Ids.Finish].Line}";
                }
            }
            """);
        Assert.Equal("Completed 9 SharedTypes { Count = 3 } 9 7", await Run(project));
    }

    [Theory]
    [InlineData(NullableContextOptions.Enable, LanguageVersion.CSharp12)]
    [InlineData(NullableContextOptions.Disable, LanguageVersion.CSharp12)]
    [InlineData(NullableContextOptions.Enable, LanguageVersion.Preview)]
    public async Task Every_kind_of_return_and_parameter_compiles_and_runs(NullableContextOptions nullable, LanguageVersion version)
    {
        var project = new TestProject { Nullable = nullable, LanguageVersion = version }.WithFile("plan.md", """
            ## Phase 1: Produce
            - [ ] 1.1 Void
            - [ ] 1.2 Value
            - [ ] 1.3 Task
            - [ ] 1.4 Task of value
            - [ ] 1.5 Value task
            - [ ] 1.6 Value task of value
            - [ ] 1.7 Tuple
            - [ ] 1.8 Array
            ## Phase 2: Consume
            - [ ] 2.1 All (depends: Phase 1)
            - [ ] 2.2 class (depends: 2.1)
            """).WithSource("""
            namespace App;
            internal static partial class Plan
            {
                [PlanTask("1.1")] static void A() { }
                [PlanTask("1.2")] static int B() => 2;
                [PlanTask("1.3")] static Task C() => Task.CompletedTask;
                [PlanTask("1.4")] static Task<string> D() => Task.FromResult("4");
                [PlanTask("1.5")] static ValueTask E() => default;
                [PlanTask("1.6")] static ValueTask<long> F() => new(6);
                [PlanTask("1.7")] static (int X, string Y) G() => (7, "7");
                [PlanTask("1.8")] static int[][] H() => new[] { new[] { 8 } };
                [PlanTask("2.1")] static List<string> All(CancellationToken ct, long six, [From("1.2")] int two, string four, (int, string) seven, int[][] eight, IEnumerable<int> ints)
                    => new() { $"{two} {four} {six} {seven.Item1} {eight[0][0]} {ints.Single()}" };
                [PlanTask("2.2")] static void @class(IReadOnlyList<string> @params) => Text = @params[0];
                static string Text = "";
                public static async Task<string> Run() => (await RunAsync()).Status + " " + Text;
            }
            """);
        Assert.Equal("Completed 2 4 6 7 8 2", await Run(project));
    }

    [Fact]
    public async Task A_plan_without_any_C_sharp_of_its_own_runs_by_one_function()
    {
        var project = new TestProject().WithFile("release.plan.md", Plan).WithSource("""
            public static class Code
            {
                public static async Task<string> Run()
                {
                    var result = await ReleasePlan.RunAsync(async (task, ct) => { await Task.Yield(); });
                    return result.Status + " " + string.Join(" ", result.Tasks.Select(t => t.Task.Id + t.Status));
                }
            }
            """);
        Assert.Equal("Completed 1.1Completed 1.2Completed 1.3Completed 2.1Completed", await Run(project, "Code"));
    }

    [Fact]
    public void A_project_with_a_plan_and_no_C_sharp_file_compiles()
    {
        var generated = new TestProject().WithFile("plan.md", Plan).Generate(TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", generated.CompilerDiagnostics));
        Assert.Equal(["App.Plan.g.cs", "App.Plan-Handlers.g.cs", "App.Plan-Tasks.g.cs", "Plans-Namespaces.g.cs"], generated.Files.Keys);
    }

    [Fact]
    public async Task Two_plans_live_in_one_project()
    {
        var project = new TestProject().WithFile("plan.md", Plan).WithFile("docs/release.plan.md", Plan).WithFile("add-login/tasks.md", Plan).WithSource("""
            namespace App;
            public static partial class Plan { [PlanTask("*")] static void Do() => Code.Count++; }
            public static partial class ReleasePlan { [PlanTask("*")] static void Do() => Code.Count += 10; }
            public static class Code
            {
                public static int Count;
                public static async Task<string> Run()
                {
                    await Plan.RunAsync(new PlanOptions { MaxParallelism = 1 });
                    await ReleasePlan.RunAsync(new PlanOptions { MaxParallelism = 1 });
                    return Count + " " + AddLoginPlan.Graph.Source;
                }
            }
            """);
        Assert.Equal("44 add-login/tasks.md", await Run(project, "App.Code"));
    }

    [Fact]
    public async Task A_faulty_plan_throws_the_words_of_its_diagnostic_and_keeps_its_surface()
    {
        var project = new TestProject().WithFile("plan.md", Plan.Replace("depends: 1.1, 1.2", "depends: 1.1, 1.22", StringComparison.Ordinal)).WithSource("""
            namespace App;
            public static partial class Plan
            {
                [PlanTask(Ids.CreateSchema)] static int Schema() => 1;
                [PlanTask("1.3")] static void Auth(int schema) { }
                public static async Task<string> Run()
                {
                    try { await RunAsync(); return Tasks.CreateSchema.Id; }
                    catch (PlanFaultException fault) { return fault.RuleId + " " + fault.Message; }
                }
            }
            """);
        var generated = project.Generate(TestContext.Current.CancellationToken);
        var diagnostic = Assert.Single(generated.Diagnostics);
        Assert.Equal("/project/plan.md(5,41): error PLAN0014: The plan cannot be executed: PLAN1001: Task '1.3' depends on '1.22', which this plan does not have; did you mean '1.2'?", diagnostic.ToString());
        Assert.Equal("", string.Join("\n", generated.CompilerDiagnostics));
        Assert.Equal(
            "PLAN1001 plan.md(5,41): error PLAN1001: Task '1.3' depends on '1.22', which this plan does not have; did you mean '1.2'?",
            await generated.CallAsync<string>("App.Plan", "Run"));
    }

    [Fact]
    public async Task A_faulty_handler_stops_the_plan_too()
    {
        var project = new TestProject().WithFile("plan.md", Plan).WithSource("""
            namespace App;
            public static partial class Plan
            {
                [PlanTask("1.1")] static int Types() => 1;
                [PlanTask("1.2")] static void Schema(int types) { }
                public static async Task<string> Run()
                {
                    try { await RunAsync(); return "?"; }
                    catch (PlanFaultException fault) { return fault.Message; }
                }
            }
            """);
        var generated = project.Generate(TestContext.Current.CancellationToken);
        Assert.Equal(["/project/Code.cs(5,46): error PLAN0014"], generated.Diagnostics.Select(d => d.ToString()[..38]));
        Assert.Equal("", string.Join("\n", generated.CompilerDiagnostics));
        Assert.StartsWith("Code.cs(5,46): error PLAN4005: Parameter 'types' takes 'int'", await generated.CallAsync<string>("App.Plan", "Run"), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_plans_of_one_name_generate_it_once_and_say_so()
    {
        var generated = new TestProject().WithFile("a/plan.md", Plan).WithFile("b/PLAN.md", Plan).Generate(TestContext.Current.CancellationToken);
        Assert.Equal(
            ["/project/b/PLAN.md(1,1): error PLAN0014: The plan cannot be executed: PLAN5002: The plans 'a/plan.md' and 'b/PLAN.md' both generate the class 'App.Plan'; name one of them: PlanName=\"…\" at its PlanFile item, or 'name: …' in its front matter"],
            generated.Diagnostics.Select(d => d.ToString()));
        Assert.Equal("", string.Join("\n", generated.CompilerDiagnostics));
    }

    [Fact]
    public void A_file_that_is_listed_twice_is_one_plan()
    {
        var project = new TestProject().WithFile("plan.md", Plan);
        var generated = (project with { Files = project.Files.AddRange(project.Files) }).Generate(TestContext.Current.CancellationToken);
        Assert.Empty(generated.Diagnostics);
        Assert.Equal("", string.Join("\n", generated.CompilerDiagnostics));
    }

    [Fact]
    public void Handlers_of_no_plan_fail_the_build_without_analyzers_too()
    {
        var generated = new TestProject().WithFile("plan.md", Plan).WithSource("""
            namespace App.Other;
            [Plan("relase.plan.md")] public partial class A { [PlanTask("1.1")] void X() { } }
            public partial class B { [PlanTask("1.1")] void Y() { } }
            """).Generate(TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                "/project/Code.cs(2,7): error PLAN0014: The plan cannot be executed: PLAN4008: The project has no plan 'relase.plan.md'; its plan is 'plan.md'",
                "/project/Code.cs(3,36): error PLAN0014: The plan cannot be executed: PLAN4009: Handler 'Y' stands in 'B', which belongs to no plan; move it into the partial class 'App.Plan', or mark 'B' with [Plan(\"…\")]",
            ],
            generated.Diagnostics.Select(d => d.ToString()));
        Assert.Equal("", string.Join("\n", generated.CompilerDiagnostics));
    }

    [Fact]
    public void Nothing_is_generated_without_the_runtime() =>
        Assert.Empty(new TestProject { ReferencesRuntime = false }.WithFile("plan.md", Plan).Generate(TestContext.Current.CancellationToken).Files);

    [Fact]
    public void Name_and_namespace_come_from_the_item_then_the_front_matter_then_the_project()
    {
        var project = new TestProject()
            .WithFile("a.plan.md", "---\nname: Alpha\nnamespace: From.Front\n---\n" + Plan)
            .WithFile("b.plan.md", Plan).WithFileOption("b.plan.md", "build_metadata.AdditionalFiles.PlanName", "Beta").WithFileOption("b.plan.md", "build_metadata.AdditionalFiles.PlanNamespace", "From.Item")
            .WithOption("build_property.RootNamespace", "my-app.class.1st");
        var generated = project.WithFile("plan.md", Plan).Generate(TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", generated.CompilerDiagnostics));
        Assert.Equal(["From.Front.Alpha.g.cs", "From.Item.Beta.g.cs", "my_app.class._1st.Plan.g.cs"], generated.Files.Keys.Where(k => !k.Contains('-', StringComparison.Ordinal)));
    }

    private static async Task<string> Run(TestProject project, string type = "App.Plan")
    {
        var generated = project.Generate(TestContext.Current.CancellationToken);
        Assert.Empty(generated.Diagnostics);
        Assert.Equal("", string.Join("\n", generated.CompilerDiagnostics));
        return await generated.CallAsync<string>(type, "Run");
    }
}
