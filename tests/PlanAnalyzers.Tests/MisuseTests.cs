using Microsoft.CodeAnalysis;

namespace PlanAnalyzers.Tests;

/// <summary>Every way to misuse the attributes is said at the user's token, and never by an error inside generated code.</summary>
public sealed class MisuseTests
{
    private const string Plan = """
        ## Phase 1: Core
        - [ ] 1.1 Types
        - [ ] 1.2 Service (depends: 1.1)
        """;

    public static TheoryData<string, string> Classes => new()
    {
        { "public partial struct {|PLAN4007:Plan|} { [PlanTask(\"*\")] static void Do() { } }", "Plan class 'Plan' is a struct; make it a class" },
        { "public partial record struct {|PLAN4007:Plan|} { [PlanTask(\"*\")] static void Do() { } }", "Plan class 'Plan' is a record struct; make it a class" },
        { "public partial interface {|PLAN4007:Plan|} { [PlanTask(\"*\")] static void {|PLAN4004:Do|}() { } }", "Plan class 'Plan' is an interface; make it a class" },
        { "public enum {|PLAN4007:Plan|} { A }", "Plan class 'Plan' is an enum; make it a class" },
        { "public delegate void {|PLAN4007:Plan|}();", "Plan class 'Plan' is a delegate; make it a class" },
        { "public static class {|PLAN4007:Plan|} { [PlanTask(\"*\")] static void Do() { } }", "Plan class 'Plan' is not partial; write 'partial class Plan'" },
        { "[Plan(\"plan.md\")] file sealed partial class {|PLAN4007:Work|} { [PlanTask(\"*\")] void Do() { } }", "Plan class 'Work' is known in its file only, where nothing can be generated; remove 'file'" },
        { "[Plan(\"plan.md\")] public partial class {|PLAN4007:Work|}<T> { [PlanTask(\"*\")] void Do() { } }", "Plan class 'Work<T>' is generic, so that nobody could say with which types to run it; remove its type parameters" },
        { "public partial class Outer<T> { [Plan(\"plan.md\")] partial class {|PLAN4007:Work|} { [PlanTask(\"*\")] void Do() { } } }", "Plan class 'Outer<T>.Work' is nested in the generic type 'Outer'; move it out" },
        { "public class Outer { [Plan(\"plan.md\")] partial class {|PLAN4007:Work|} { [PlanTask(\"*\")] void Do() { } } }", "Plan class 'Outer.Work' is nested in 'Outer', which is not partial; write 'partial class Outer'" },
        { "interface IWork { [PlanTask({|PLAN4009:\"1.1\"|})] void Do(); }", "Handler 'Do' stands in 'IWork', which belongs to no plan; move it into the partial class 'App.Plan', or mark 'IWork' with [Plan(\"…\")]" },
        { "public static partial class Plan { static int {|PLAN5005:RunAsync|}; }", "The generator declares 'RunAsync' in 'Plan' too; rename it" },
        { "public static partial class Plan { static void {|PLAN5005:RunAsync|}(PlanOptions? o, CancellationToken ct) { } }", "The generator declares 'RunAsync' in 'Plan' too; rename it" },
        { "[Plan(\"plan.md\")] public partial class Work { [PlanTask(\"*\")] void Do() { } void {|PLAN5005:RunAsync|}(PlanOptions? o, CancellationToken ct) { } }", "The generator declares 'RunAsync' in 'Work' too; rename it" },
        { "[Plan(\"plan.md\")] public partial class Work { [PlanTask(\"*\")] void Do() { } class {|PLAN5005:Handlers|} { } }", "The generator declares 'Handlers' in 'Work' too; rename it" },
    };

    public static TheoryData<string, string> Handlers => new()
    {
        { "static async void {|PLAN4004:Do|}() => await Task.Yield();", "Handler 'Do' is 'async void', so that nobody could wait for it or see it fail; return Task" },
        { "static void {|PLAN4004:Do|}<T>() { }", "Handler 'Do' is generic, so that nobody could say with which types to call it; remove its type parameters" },
        { "static void Do(ref int {|PLAN4004:n|}) { }", "Handler 'Do' takes 'n' by reference; take the value" },
        { "static void Do(in int {|PLAN4004:n|}) { }", "Handler 'Do' takes 'n' by reference; take the value" },
        { "static void Do(out int {|PLAN4004:n|}) { n = 1; }", "Handler 'Do' takes 'n' by reference; take the value" },
        { "static ref int {|PLAN4004:Do|}() => ref s_n; static int s_n;", "Handler 'Do' returns by reference; return a value" },
        { "static Span<int> {|PLAN4004:Do|}() => default;", "Handler 'Do' returns 'Span<int>', which is a ref struct, which cannot be kept from task to task" },
        { "static unsafe int* {|PLAN4004:Do|}() => null;", "Handler 'Do' returns 'int*', which is a pointer" },
        { "static dynamic {|PLAN4004:Do|}() => 1;", "Handler 'Do' returns 'dynamic', which is dynamic; name the type, or object" },
        { "static Task<dynamic> {|PLAN4004:Do|}() => null!;", "Handler 'Do' returns 'dynamic', which is dynamic; name the type, or object" },
        { "int {|PLAN4004:Do|}() => 1;", "Handler 'Do' is an instance method of a static class; make it static" },
        { "static void Do(string {|PLAN4006:text|} = \"default\") { }", "Parameter 'text' takes 'string', which no handler of 'plan.md' returns; take the result of a dependency, PlanTaskContext or CancellationToken" },
    };

    [Theory]
    [MemberData(nameof(Classes))]
    public async Task Classes_that_cannot_be_a_plans(string code, string message)
    {
        await PlanTest.AnalyzeCode(Plan, "namespace App;\n" + code, code.Contains("PLAN4004", StringComparison.Ordinal) ? [message, "Handler 'Do' stands in an interface; put it into the class that implements it"] : [message]);
        NoErrorInGeneratedCode(new TestProject().WithFile("plan.md", Plan).WithSource("namespace App;\n" + WithoutMarks(code)));
    }

    [Theory]
    [MemberData(nameof(Handlers))]
    public async Task Methods_that_cannot_be_handlers(string method, string message)
    {
        var code = "namespace App;\npublic static partial class Plan\n{\n    [PlanTask(\"1.1\")] " + method + "\n    [PlanTask(\"*\")] static void Rest() { }\n}";
        await PlanTest.AnalyzeCode(Plan, code, message);
        NoErrorInGeneratedCode(new TestProject().WithFile("plan.md", Plan).WithSource(WithoutMarks(code)));
    }

    [Fact]
    public Task Accessors_and_operators_are_no_handlers() => PlanTest.AnalyzeCode(Plan, """
        namespace App;
        public sealed partial class Plan
        {
            static int Number { [PlanTask("1.1")] {|PLAN4004:get|}; }
            [PlanTask("1.2")] public static Plan operator {|PLAN4004:+|}(Plan a, Plan b) => a;
        }
        """);

    [Fact]
    public void A_struct_of_the_plans_name_fails_the_build_without_analyzers_too()
    {
        var generated = new TestProject().WithFile("plan.md", Plan).WithSource("namespace App;\npublic partial struct Plan { [PlanTask(\"*\")] static void Do() { } }").Generate(TestContext.Current.CancellationToken);
        Assert.Equal("/project/Code.cs(2,23): error PLAN0014: The plan cannot be executed: PLAN4007: Plan class 'Plan' is a struct; make it a class", Assert.Single(generated.Diagnostics).ToString());
    }

    [Fact]
    public async Task A_part_below_top_level_statements_is_the_plans_own()
    {
        var project = new TestProject { OutputKind = OutputKind.ConsoleApplication }.WithFile("plan.md", Plan).WithSource("""
            Console.Write((await Plan.RunAsync()).Status + " " + Plan.Graph.Name);

            partial class Plan
            {
                [PlanTask("1.1")] static int Types() => 1;
                [PlanTask(Ids.Service)] static void Service(int types) { }
            }
            """, "Program.cs");
        var generated = project.Generate(TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", generated.Diagnostics.Select(d => d.ToString()).Concat(generated.CompilerDiagnostics)));
        Assert.DoesNotContain(await project.AnalyzeAsync(TestContext.Current.CancellationToken), d => d.Severity > DiagnosticSeverity.Hidden);
        Assert.Equal("Completed Plan", await generated.RunProgramAsync());
    }

    [Fact]
    public Task A_class_outside_of_namespaces_that_is_no_part_hides_the_plans() => PlanTest.Analyze(
        new TestProject(),
        [("plan.md", "{|PLAN5005:|}" + Plan)],
        [("Code.cs", "class Plan { }")],
        "The class 'App.Plan' of 'plan.md' is hidden by the class 'Plan' outside of any namespace, so that 'Plan.RunAsync' means that one; make it partial to be the plan's own, or name the plan's class: PlanName=\"…\" at the PlanFile item, or 'name: …' in the front matter");

    [Fact]
    public Task Parts_in_both_places_are_two_classes_as_the_user_says() => PlanTest.AnalyzeCode(Plan, """
        namespace App { partial class Plan { [PlanTask("*")] static void Do() { } } }
        partial class Plan { }
        """);

    [Theory]
    [InlineData("Acme.Plan")]
    [InlineData("Acme.ReleasePlan")]
    [InlineData("Plan.Acme.Plans")]
    public void A_root_namespace_that_ends_in_Plan_compiles(string ns)
    {
        var project = new TestProject().WithOption("build_property.RootNamespace", ns).WithFile("plan.md", Plan).WithFile("release.plan.md", Plan)
            .WithSource($"namespace {ns}; partial class ReleasePlan {{ [PlanTask(\"*\")] static void Do() {{ }} }} class Other {{ object x = ReleasePlan.RunAsync(); }}");
        Assert.Equal("", string.Join("\n", project.Generate(TestContext.Current.CancellationToken).CompilerDiagnostics));
    }

    [Fact]
    public async Task A_base_class_in_another_assembly_gives_its_handlers_but_no_internal_ones()
    {
        var library = new TestProject().WithSource("""
            namespace Library;
            public abstract class Steps
            {
                [PlanTask("1.1")] protected int Types() => 1;
                [PlanTask("1.2")] internal void Service(int types) { }
            }
            """).Compile();
        using var image = new MemoryStream();
        Assert.True(library.WithAssemblyName("Library").Emit(image).Success);
        var project = new TestProject { References = [MetadataReference.CreateFromImage(image.ToArray())] }.WithFile("plan.md", Plan)
            .WithSource("namespace App;\n[Plan(\"plan.md\")] public partial class Work : Library.Steps { }");
        var diagnostic = Assert.Single(await project.AnalyzeAsync(TestContext.Current.CancellationToken), d => d.Severity > DiagnosticSeverity.Info);
        Assert.Equal("/project/Code.cs(2,40): warning PLAN4002: Task '1.2' ('Service') of 'plan.md' has no handler; write a method with [PlanTask(\"1.2\")]", diagnostic.ToString());
        NoErrorInGeneratedCode(project);
    }

    [Fact]
    public async Task A_base_class_whose_handlers_are_all_overridden_belongs_to_the_plan()
    {
        const string code = """
            namespace App;
            public abstract class Steps<T> { [PlanTask("1.1")] protected virtual int Types() => 1; [PlanTask("1.2")] protected abstract void Service(int types); }
            public abstract class Nearer : Steps<string> { [PlanTask("1.1")] protected override int Types() => 2; }
            [Plan("plan.md")] public sealed partial class Work : Nearer { [PlanTask("1.1")] protected override int Types() => 3; [PlanTask("1.2")] protected override void Service(int types) { } }
            """;
        await PlanTest.AnalyzeCode(Plan, code);
        Assert.Empty(new TestProject().WithFile("plan.md", Plan).WithSource(code).Generate(TestContext.Current.CancellationToken).Diagnostics);
    }

    [Fact]
    public void Half_typed_attributes_cause_no_error_in_generated_code()
    {
        foreach (var attribute in new[] { "PlanTask", "PlanTask()", "PlanTask(null)", "PlanTask(\"\")", "PlanTask(1)", "PlanTask(Ids.Nothing)", "PlanTask(nameof(Do))", "PlanTask(\"1.1\", \"1.2\")", "PlanRollback(\"1.\")", "PlanTask(\"1.1\"), PlanTask(\"1.1\")" })
        {
            NoErrorInGeneratedCode(new TestProject().WithFile("plan.md", Plan).WithSource($"namespace App;\npublic static partial class Plan {{ [{attribute}] static void Do([From] int x, [From(null)] int y) {{ }} }}"));
        }
    }

    private static string WithoutMarks(string code) => System.Text.RegularExpressions.Regex.Replace(code, @"\{\|[A-Z0-9]+:(.*?)\|\}", "$1");

    private static void NoErrorInGeneratedCode(TestProject project)
    {
        var generated = project.Generate(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(generated.CompilerDiagnostics, d => d.Contains(".g.cs(", StringComparison.Ordinal) || d.Contains("Exception", StringComparison.Ordinal));
    }
}
