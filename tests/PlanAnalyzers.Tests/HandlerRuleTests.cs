namespace PlanAnalyzers.Tests;

/// <summary>Handlers that disagree with their plan: each rule at the user's token, with its words.</summary>
public sealed class HandlerRuleTests
{
    private const string Plan = """
        ## Phase 1: Core
        - [ ] 1.1 Types
        - [ ] 1.2 Schema
        - [ ] 1.3 Service (depends: 1.1)
        """;

    [Fact]
    public Task Handlers_that_fit_the_plan_are_silent() => PlanTest.AnalyzeCode(Plan, """
        namespace App;
        public static partial class Plan
        {
            [PlanTask("1.1")] static Task<int> Types() => Task.FromResult(1);
            [PlanTask(Ids.Schema)] static string Schema() => "";
            [PlanTask("1.3")] static void Service(int types, PlanTaskContext context, CancellationToken ct) { }
        }
        """);

    [Fact]
    public Task A_handler_of_an_unknown_task_is_PLAN4001() => PlanTest.AnalyzeCode(Plan, """
        namespace App;
        public static partial class Plan
        {
            [PlanTask({|PLAN4001:"1.33"|})] static void A() { }
            [PlanTask({|PLAN4001:"9.9"|})] static void B() { }
            [PlanTask({|PLAN4001:"7.*"|})] static void C() { }
            [PlanTask("*")] static void Rest() { }
        }
        """,
        "The plan 'plan.md' has no task '1.33'; did you mean '1.3'?",
        "The plan 'plan.md' has no task '9.9'; name one of its tasks",
        "The plan 'plan.md' has no task '7.*'; name one of its tasks");

    [Fact]
    public Task A_task_without_handler_is_PLAN4002_on_the_class() => PlanTest.AnalyzeCode(Plan, """
        namespace App;
        public static partial class {|PLAN4002:Plan|}
        {
            [PlanTask("1.1")] static void Types() { }
            [PlanTask("1.3")] static void Service() { }
        }
        """,
        "Task '1.2' ('Schema') of 'plan.md' has no handler; write a method with [PlanTask(\"1.2\")]");

    [Fact]
    public Task Done_tasks_commands_and_parents_need_no_handler() => PlanTest.AnalyzeCode("""
        ## Phase 1: Core
        - [x] 1.1 Types
        - [ ] 1.2 Build (run: `dotnet build`)
        - [ ] 1.3 Service
        - [ ] 1.3.1 Part
        """, """
        namespace App;
        public static partial class Plan
        {
            [PlanTask("1.3.1")] static void Part() { }
        }
        """);

    [Fact]
    public Task A_plan_without_handlers_asks_for_none() => PlanTest.AnalyzeCode(Plan, """
        namespace App;
        public static partial class Plan;
        """);

    [Fact]
    public async Task Strict_handlers_make_PLAN4002_an_error()
    {
        var project = new TestProject().WithFile("plan.md", Plan).WithOption("build_property.PlanStrictHandlers", "true")
            .WithSource("namespace App; static partial class Plan { [PlanTask(\"1.1\")] static void Types() { } [PlanTask(\"1.2\")] static void Schema() { } }");
        var diagnostic = Assert.Single(await project.AnalyzeAsync(TestContext.Current.CancellationToken), d => d.Id == "PLAN4002");
        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Error, diagnostic.Severity);
    }

    [Fact]
    public Task Two_handlers_for_one_task_are_PLAN4003() => PlanTest.AnalyzeCode(Plan, """
        namespace App;
        public static partial class Plan
        {
            [PlanTask("1.1")] static void Types() { }
            [PlanTask({|PLAN4003:"1.1"|})] static void Types(CancellationToken ct) { }
            [PlanTask("*")] static void Rest() { }
            [PlanTask({|PLAN4003:"*"|})] static void Others() { }
        }
        """,
        "'Types' and 'Types' both handle '1.1'; remove one of them",
        "'Others' and 'Rest' both handle '*'; remove one of them");

    [Fact]
    public Task A_signature_that_cannot_be_called_is_PLAN4004() => PlanTest.AnalyzeCode(Plan, """
        namespace App;
        public static partial class Plan
        {
            [PlanTask("1.1")] static async void {|PLAN4004:Types|}() => await Task.Yield();
            [PlanTask("1.2")] static void {|PLAN4004:Schema|}<T>() { }
            [PlanTask("1.3")] static void Service(ref int {|PLAN4004:count|}) { }
        }
        """,
        "Handler 'Types' is 'async void', so that nobody could wait for it or see it fail; return Task",
        "Handler 'Schema' is generic, so that nobody could say with which types to call it; remove its type parameters",
        "Handler 'Service' takes 'count' by reference; take the value");

    [Fact]
    public Task A_result_of_a_task_that_is_no_dependency_is_PLAN4005() => PlanTest.AnalyzeCode(Plan, """
        namespace App;
        public static partial class Plan
        {
            [PlanTask("1.1")] static int Types() => 1;
            [PlanTask("1.2")] static string Schema() => "";
            [PlanTask("1.3")] static void Service(int types, string {|PLAN4005:schema|}, [From({|PLAN4005:"1.2"|})] string again) { }
        }
        """,
        "Parameter 'schema' takes 'string', the result of '1.2', but '1.3' does not depend on '1.2' and may run before it; write (depends: 1.2) at '1.3' in 'plan.md'",
        "Parameter 'again' takes 'string', the result of '1.2', but '1.3' does not depend on '1.2' and may run before it; write (depends: 1.2) at '1.3' in 'plan.md'");

    [Fact]
    public Task A_dependency_over_others_is_a_dependency() => PlanTest.AnalyzeCode("""
        ## Phase 1: Core
        - [ ] 1.1 Types
        - [ ] 1.2 Schema (depends: 1.1)
        - [ ] 1.3 Service (depends: 1.2)
        """, """
        namespace App;
        public static partial class Plan
        {
            [PlanTask("1.1")] static int Types() => 1;
            [PlanTask("1.2")] static void Schema() { }
            [PlanTask("1.3")] static void Service(int types) { }
        }
        """);

    [Theory]
    [InlineData("Part", "Part")]
    [InlineData("Part", "IPart")]
    [InlineData("Part", "PartBase<int?>")]
    [InlineData("Outer<Part>.Inner<(int A, string B)>", "Outer<Part>.Inner<(int C, string D)>")]
    [InlineData("(int A, Part B)", "ValueTuple<int, Part>")]
    [InlineData("List<Part[]>", "IReadOnlyList<Part[]>")]
    [InlineData("Dictionary<string, List<Part>>", "IReadOnlyDictionary<string, List<Part>>")]
    [InlineData("@event.@class", "App.@event.@class")]
    [InlineData("int", "int?")]
    [InlineData("Func<Part, dynamic>", "Func<Part, dynamic>")]
    [InlineData("DateTime", "System.DateTime")]
    public async Task A_result_is_found_by_its_type(string result, string parameter)
    {
        var code = $$"""
            namespace App.@event { public class @class { } }
            namespace App
            {
                public interface IPart { }
                public abstract record PartBase<T> : IPart;
                public sealed record Part(string Name) : PartBase<int?>;
                public static class Outer<T> { public sealed class Inner<U> { } }
                public static partial class Plan
                {
                    [PlanTask("1.1")] static Task<{{result}}> Types() => throw new NotSupportedException();
                    [PlanTask("1.2")] static void Schema({{parameter}} types) { }
                }
            }
            """;
        const string plan = "## Phase 1: Core\n- [ ] 1.1 Types\n- [ ] 1.2 Schema (depends: 1.1)\n";
        await PlanTest.AnalyzeCode(plan, code);
        Assert.Equal("", string.Join("\n", new TestProject().WithFile("plan.md", plan).WithSource(code).Generate(TestContext.Current.CancellationToken).CompilerDiagnostics));
    }

    [Fact]
    public Task A_phase_gate_is_no_dependency_because_a_run_may_ignore_phases() => PlanTest.AnalyzeCode("""
        ## Phase 1: Core
        - [ ] 1.1 Types
        ## Phase 2: Use
        - [ ] 2.1 Service
        """, """
        namespace App;
        public static partial class Plan
        {
            [PlanTask("1.1")] static int Types() => 1;
            [PlanTask("2.1")] static void Service(int {|PLAN4005:types|}) { }
        }
        """);

    [Fact]
    public Task A_parameter_without_single_producer_is_PLAN4006() => PlanTest.AnalyzeCode("""
        ## Phase 1: Core
        - [ ] 1.1 Types
        - [ ] 1.2 More types
        - [ ] 1.3 Quiet
        - [ ] 1.4 Service (depends: 1.1, 1.2, 1.3)
        """, """
        namespace App;
        public static partial class Plan
        {
            [PlanTask("1.1")] static int Types() => 1;
            [PlanTask("1.2")] static int More() => 2;
            [PlanTask("1.3")] static void Quiet() { }
            [PlanTask("1.4")] static void Service(int {|PLAN4006:types|}, Version {|PLAN4006:version|}, [From("1.1")] string {|PLAN4006:text|}, [From({|PLAN4006:"1.3"|})] int quiet, [From({|PLAN4006:"1.11"|})] int unknown, [From("1.2")] int fine) { }
        }
        """,
        "Parameter 'types' takes 'int', which '1.1' and '1.2' return; say which with [From(\"1.1\")]",
        "Parameter 'version' takes 'Version', which no handler of 'plan.md' returns; take the result of a dependency, PlanTaskContext or CancellationToken",
        "Parameter 'text' takes 'string', but '1.1' returns 'int'",
        "Parameter 'quiet' takes the result of '1.3', whose handler returns none",
        "Parameter 'unknown' takes the result of '1.11', which the plan 'plan.md' does not have; did you mean '1.1'?");

    [Fact]
    public Task A_result_that_may_be_null_needs_a_parameter_that_may_be() => PlanTest.AnalyzeCode(Plan, """
        namespace App;
        public static partial class Plan
        {
            [PlanTask("1.1")] static string? Types() => null;
            [PlanTask("1.2")] static int Schema() => 2;
            [PlanTask("1.3")] static void Service(string {|PLAN4006:types|}, [From("1.1")] string? fine) { }
        }
        """,
        "Parameter 'types' takes 'string', but '1.1' returns 'string?', which may be null; take 'string?'");

    [Fact]
    public Task A_class_that_cannot_be_extended_is_PLAN4007() => PlanTest.Analyze(
        new TestProject(),
        [("a.plan.md", Plan), ("b.plan.md", Plan), ("c.plan.md", Plan)],
        [("Code.cs", """
            namespace App;
            [Plan("a.plan.md")] public sealed class {|PLAN4007:Tasks|} { }
            [Plan("b.plan.md")] public sealed partial class {|PLAN4007:Generic|}<T> { }
            public class Outer { [Plan("c.plan.md")] public sealed partial class {|PLAN4007:Inner|} { } }
            """)],
        "Plan class 'Tasks' is not partial; write 'partial class Tasks'",
        "Plan class 'Generic<T>' is generic, so that nobody could say with which types to run it; remove its type parameters",
        "Plan class 'Outer.Inner' is nested in 'Outer', which is not partial; write 'partial class Outer'");

    [Fact]
    public Task A_class_named_like_the_plan_that_is_not_partial_is_PLAN4007() => PlanTest.AnalyzeCode(Plan, """
        namespace App;
        public static class {|PLAN4007:Plan|} { }
        """,
        "Plan class 'Plan' is not partial; write 'partial class Plan'");

    [Fact]
    public Task An_unknown_plan_file_is_PLAN4008() => PlanTest.AnalyzeCode(Plan, """
        namespace App;
        [Plan({|PLAN4008:"release.plan.md"|})] public sealed partial class Tasks { [PlanTask("1.1")] void Types() { } }
        """,
        "The project has no plan 'release.plan.md'; its plan is 'plan.md'");

    [Fact]
    public Task A_handler_in_any_other_class_is_PLAN4009() => PlanTest.AnalyzeCode(Plan, """
        namespace App.Inner;
        public static partial class Plan { [PlanTask({|PLAN4009:"1.1"|})] static void Types() { } }
        """,
        "Handler 'Types' stands in 'Plan', which belongs to no plan; move it into the partial class 'App.Plan', or mark 'Plan' with [Plan(\"…\")]");

    [Fact]
    public Task A_result_that_nobody_takes_is_PLAN4010() => PlanTest.AnalyzeCode(Plan, """
        namespace App;
        public static partial class Plan
        {
            [PlanTask("1.1")] static int {|PLAN4010:Types|}() => 1;
            [PlanTask("1.2")] static void Schema() { }
            [PlanTask("1.3")] static string Service() => "";
        }
        """,
        "The result 'int' of '1.1' is taken by no handler");

    [Fact]
    public Task Handlers_of_two_classes_are_read_as_one() => PlanTest.AnalyzeCode(Plan, """
        namespace App;
        [Plan("plan.md")] public sealed partial class Builders { [PlanTask("1.1")] int Types() => 1; [PlanTask("1.2")] void Schema() { } }
        [Plan("plan.md")] public sealed partial class Services { [PlanTask("1.3")] void Service(int types) { } [PlanTask({|PLAN4003:"1.1"|})] void Types() { } }
        """,
        "'Services.Types' and 'Builders.Types' both handle '1.1'; remove one of them");
}
