namespace PlanAnalyzers.Tests;

/// <summary>Code that looks like a handler and would silently do nothing, lose a null, or fail to compile inside generated code, is told so at its own token.</summary>
public sealed class SilentMisuseTests
{
    private const string Plan = """
        ## Phase 1: Core
        - [ ] 1.1 Types
        - [ ] 1.2 Service (depends: 1.1)
        """;

    private const string Rest = " [PlanTask(\"*\")] static void Rest() { }";

    /// <summary>Members of the plan's class, and what is said of them.</summary>
    public static TheoryData<string, string> Members => new()
    {
        { "static void M() { [PlanTask(\"1.1\")] void {|PLAN4004:Do|}() { } Do(); }" + Rest, "Handler 'Do' is a local function, which nobody else can call; make it a method of the plan's class" },
        { "static Action M() => [{|PLAN4004:PlanTask(\"1.1\")|}] () => { };" + Rest, "A lambda is no handler, as nobody else can call it; make it a method of the plan's class" },
        { "static void M([{|PLAN4006:From(\"1.1\")|}] int x) { }" + Rest, "Parameter 'x' is marked with [From], but 'M' is no handler, so that nobody reads it; mark the method with [PlanTask(\"…\")], or remove [From]" },
        { "static Action<int> M() => ([{|PLAN4006:From(\"1.1\")|}] int x) => { };" + Rest, "Parameter 'x' is marked with [From], but 'the lambda' is no handler, so that nobody reads it; mark the method with [PlanTask(\"…\")], or remove [From]" },
        { "[PlanTask(\"*\")] static void Do([From({|PLAN4006:\"1.1\"|})] CancellationToken ct) { }", "Parameter 'ct' takes 'CancellationToken', which comes from the run and from no task; remove [From]" },
        { "[PlanTask(\"*\")] static partial void {|PLAN4004:Do|}();", "Handler 'Do' is a partial method without a body, whose calls the compiler leaves out; write its body" },
        { "[PlanTask(\"*\"), System.Diagnostics.Conditional(\"DEBUG\")] static void {|PLAN4004:Do|}() { }", "Handler 'Do' is conditional, so that the compiler may leave its call out; remove [Conditional]" },
        { "[PlanTask(\"*\"), Obsolete(\"\", true)] static void {|PLAN4004:Do|}() { }", "Handler 'Do' is obsolete, and to call it an error; make it a warning" },
        { "[PlanTask(\"*\"), System.Diagnostics.CodeAnalysis.Experimental(\"X1\")] static void {|PLAN4004:Do|}() { }", "Handler 'Do' is experimental, and to call it an error; remove [Experimental]" },
        { "[PlanTask(\"*\"), System.Runtime.InteropServices.UnmanagedCallersOnly] static void {|PLAN4004:Do|}() { }", "Handler 'Do' can be called by native code only; remove [UnmanagedCallersOnly]" },
        { "[PlanTask(\"*\")] static void {|PLAN4004:Do|}(__arglist) { }", "Handler 'Do' takes '__arglist', for which there is nothing to pass; remove it" },
        { "[PlanTask(\"*\")] static unsafe int*[][] {|PLAN4004:Do|}() => null!;", "Handler 'Do' returns 'int*[][]', which holds pointers" },
        { "[PlanTask(\"*\")] static ValueTask<Task> {|PLAN4004:Do|}() => default;", "Handler 'Do' returns 'Task', which nobody would wait for; await it" },
        { "[PlanTask(\"*\")] static Task<ValueTask<int>> {|PLAN4004:Do|}() => null!;", "Handler 'Do' returns 'ValueTask<int>', which nobody would wait for; await it" },
        { "sealed class Own() : Task(() => { }); [PlanTask(\"*\")] static Own {|PLAN4004:Do|}() => new();", "Handler 'Do' returns 'Own', which nobody would wait for; await it" },
        { "[PlanTask(\"*\")] static System.Runtime.CompilerServices.ConfiguredTaskAwaitable {|PLAN4004:Do|}() => default;", "Handler 'Do' returns 'ConfiguredTaskAwaitable', which nobody would wait for; await it" },
        { "[PlanTask({|PLAN4001:null!|})] static void Do() { }" + Rest, "The plan 'plan.md' has no task ''; name one of its tasks" },
        { "[PlanTask({|PLAN4001:\" \"|})] static void Do() { }" + Rest, "The plan 'plan.md' has no task ' '; name one of its tasks" },
        { "[PlanTask({|PLAN4001:nameof(Do)|})] static void Do() { }" + Rest, "The plan 'plan.md' has no task 'Do'; name one of its tasks" },
        { "[PlanTask(\"1.1\"), PlanTask({|PLAN4003:\"1.1\"|})] static void Do() { }" + Rest, "'Do' and 'Do' both handle '1.1'; remove one of them" },
        { "[PlanTask(\"1.1\")] static int A() => 1; [PlanTask(\"1.2\")] static void B([From({|PLAN4006:null!|})] int a) { }", "Parameter 'a' takes the result of '', which the plan 'plan.md' does not have; name one of its tasks" },
        { "[PlanTask(\"1.1\")] static int A() => 1; [PlanTask(\"1.2\")] static int B([From({|PLAN4005:\"1.2\"|})] int a) => a;", "Parameter 'a' takes the result of '1.2' itself, which is not there before the task has run" },
        { "[PlanTask(\"1.1\")] static string? A() => null; [PlanTask(\"1.2\")] static void B(string[] {|PLAN4006:all|}) { }", "Parameter 'all' takes 'string[]', but '1.1' returns 'string?', which may be null; take items of 'string?'" },
        { "[PlanTask(\"1.1\")] static int? A() => null; [PlanTask(\"1.2\")] static void B([From(\"1.*\")] IReadOnlyList<int> {|PLAN4006:all|}) { }", "Parameter 'all' takes 'IReadOnlyList<int>', but '1.1' returns 'int?', which may be null; take items of 'int?'" },
        { "[PlanTask(\"1.1\")] static (int Left, string? Right) A() => default; [PlanTask(\"1.2\")] static void B((int X, string Y) {|PLAN4006:pair|}) { }", "Parameter 'pair' takes '(int X, string Y)', but '1.1' returns '(int Left, string? Right)', of which a part may be null; take '(int Left, string? Right)'" },
        { "[PlanTask(\"1.1\")] static List<string?[]> A() => null!; [PlanTask(\"1.2\")] static void B(List<string[]> {|PLAN4006:lists|}) { }", "Parameter 'lists' takes 'List<string[]>', but '1.1' returns 'List<string?[]>', of which a part may be null; take 'List<string?[]>'" },
    };

    /// <summary>Whole files, and what is said of them.</summary>
    public static TheoryData<string, string> Files => new()
    {
        { "class Base { [PlanTask(\"1.1\")] protected int {|PLAN4004:Do|}() => 1; } [Plan(\"plan.md\")] partial class Work : Base { protected new string Do() => \"\"; [PlanTask(\"1.2\")] void B(int a) { } }", "Handler 'Do' of 'Base' is hidden by the member of its name in 'Work'; rename one of them" },
        { "class Base { [PlanTask(\"1.1\")] protected int {|PLAN4004:Do|}() => 1; } [Plan(\"plan.md\")] partial class Work : Base { protected new string Do = \"\"; [PlanTask(\"1.2\")] void B(int a) { } }", "Handler 'Do' of 'Base' is hidden by the member of its name in 'Work'; rename one of them" },
        { "interface IPart; [Plan(\"plan.md\")] partial class A { sealed class Part : IPart; [PlanTask(\"1.1\")] Part Make() => new(); } [Plan(\"plan.md\")] partial class B { [PlanTask(\"1.2\")] void Take(IPart {|PLAN4006:part|}) { } }", "Parameter 'part' takes the result of '1.1', whose type 'Part' only 'A' can name; make the type internal" },
        { "partial class Outer { [Plan(\"plan.md\")] private partial class {|PLAN4007:A|} { [PlanTask(\"1.1\")] void Do() { } } } [Plan(\"plan.md\")] static partial class B { [PlanTask(\"1.2\")] static void Do() { } }", "Plan class 'Outer.A' shares its plan with 'B', but is known in 'Outer' only; make it internal" },
        { "file static class {|PLAN4007:Work|} { [PlanTask(\"1.1\")] static void Do() { } }", "Plan class 'Work' is known in its file only, where nothing can be generated; remove 'file'" },
        { "partial class Outer<T> { [Plan(\"plan.md\")] partial class {|PLAN4007:Work|} { [PlanTask(\"*\")] T Do() => default!; } }", "Plan class 'Outer<T>.Work' is nested in the generic type 'Outer'; move it out" },
    };

    /// <summary>What is unusual and right.</summary>
    public static TheoryData<string> Fine =>
    [
        "static partial class Plan { [PlanTask(\"*\")] static partial void Do(); static partial void Do() { } }",
        "static partial class Plan { static partial void Do(); [PlanTask(\"*\")] static partial void Do() { } }",
        "static partial class Plan { [PlanTask(\"*\")] [System.Runtime.InteropServices.DllImport(\"x\")] static extern int Do(); }",
        "static partial class Plan { [PlanTask(\"1.1\")] static int A() => 1; [PlanTask(\"1.2\")] static void B(params int[] all) { } }",
        "static partial class Plan { [PlanTask(\"1.1\")] static int? A() => 1; [PlanTask(\"1.2\")] static void B(int?[] all, CancellationToken ct = default) { } }",
        "static partial class Plan { [PlanTask(\"1.1\")] static string? A() => null; [PlanTask(\"1.2\")] static void B(IEnumerable<string?> all) { } }",
        "static partial class Plan { [PlanTask(\"1.1\")] static List<string> A() => null!; [PlanTask(\"1.2\")] static void B(List<string?> all) { } }",
        "static partial class Plan { [PlanTask(\"1.1\")] static int A() => 1; [PlanTask(\"1.2\")] static void B(this int a) { } }",
        "static partial class Plan { [PlanTask(\"1.1\")] static int @class(CancellationToken @async) => 1; [PlanTask(\"1.2\")] static void @void(int @int, PlanTaskContext @record) { } }",
        "static partial class Plan { [PlanTask(\"1.1\")] static IEnumerable<int> A() { yield return 1; } [PlanTask(\"1.2\")] static void B(IEnumerable<int> a) { } }",
        "[Plan(\"plan.md\")] partial class @field { [PlanTask(\"*\")] int @value() => 1; }",
        "[Plan(\"plan.md\")] abstract partial class Work { [PlanTask(\"*\")] protected abstract void Do(); }",
        "[Plan(\"plan.md\")] partial record Work { public required string Name { get; init; } [PlanTask(\"*\")] void Do() { } }",
        "class Base { [PlanTask(\"1.1\")] protected int Do() => 1; } [Plan(\"plan.md\")] partial class Work : Base { int Do(string other) => 1; [PlanTask(\"1.2\")] void B(int a) { } }",
        "partial class Outer { [Plan(\"plan.md\")] private partial class Work { [PlanTask(\"1.1\")] int A() => 1; [PlanTask(\"1.2\")] void B(int a) { } } }",
        "partial class Outer { [Plan(\"plan.md\")] private static partial class Work { [PlanTask(\"1.1\")] static int A() => 1; [PlanTask(\"1.2\")] static void B(int a) { } static object Run() => RunAsync(); } }",
        "partial class Outer { [Plan(\"plan.md\")] protected partial class Work { [PlanTask(\"*\")] int Do() => 1; } }",
        "static class Ids { public const string One = \"1.1\"; } static partial class Plan { const string Two = \"1\" + \".2\"; [PlanTask(App.Ids.One), PlanTask(Two)] static void Do() { } }",
    ];

    [Theory]
    [MemberData(nameof(Members))]
    public Task A_member_is_told(string members, string message) => Check("public static partial class Plan\n{\n    " + members + "\n}", message);

    [Theory]
    [MemberData(nameof(Files))]
    public Task A_class_is_told(string code, string message) => Check(code, message);

    [Theory]
    [MemberData(nameof(Fine))]
    public Task Nothing_is_said_of(string code) => Check(code);

    [Fact]
    public void Ids_that_only_generated_code_could_tell_fail_the_build_where_they_stand()
    {
        var project = new TestProject().WithFile("plan.md", Plan).WithSource("namespace App;\nstatic partial class Plan { [PlanTask($\"{Ids.Types}\")] static void A() { } [PlanTask(Ids.Service + \"\")] static void B() { } [PlanTask(\"*\")] static void C() { } }");
        Assert.Equal(
            "/project/Code.cs(2,39): error PLAN0014: The plan cannot be executed: PLAN4001: The plan 'plan.md' has no task '$\"{Ids.Types}\"'; name one of its tasks",
            Assert.Single(project.Generate(TestContext.Current.CancellationToken).Diagnostics).ToString());
    }

    private static async Task Check(string code, params string[] messages)
    {
        code = "namespace App;\n" + code;
        await PlanTest.AnalyzeCode(Plan, code, messages);
        var generated = new TestProject { LanguageVersion = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp12 }.WithFile("plan.md", Plan).WithSource(Markup.Parse(code).Text).Generate(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(generated.CompilerDiagnostics, d => d.Contains(".g.cs(", StringComparison.Ordinal) || d.Contains("Exception", StringComparison.Ordinal));
        if (messages.Length == 0) Assert.Equal("", string.Join("\n", generated.Diagnostics.Select(d => d.ToString()).Concat(generated.CompilerDiagnostics)));
    }
}
