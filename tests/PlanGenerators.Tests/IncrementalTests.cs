using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace PlanGenerators.Tests;

/// <summary>An edit regenerates what depends on it and nothing else.</summary>
public sealed class IncrementalTests
{
    private const string Plan = """
        # Release
        ## Phase 1: Core
        - [ ] 1.1 Types
        - [ ] 1.2 Service (depends: 1.1)
        """;

    private const string Code = """
        namespace App;
        public static partial class Plan
        {
            [PlanTask("1.1")] static int Types() => 1;
            [PlanTask("1.2")] static void Service(int types) { }
        }
        """;

    /// <summary>A project in which every step of the pipeline has something to do.</summary>
    private static TestProject Everything { get; } = new TestProject().WithExtensions()
        .WithFile("plan.md", Plan)
        .WithFile("faulty.plan.md", Plan.Replace("(depends: 1.1)", "(depends: 1.2)", StringComparison.Ordinal))
        .WithFile("second/plan.md", Plan)
        .WithSource(Code)
        .WithSource("class Other;", "Other.cs")
        .WithSource("""
            namespace App;
            [Plan("faulty.plan.md")] public partial class Work { [PlanTask("*")] int Do() => 1; [PlanRollback("1.1")] void Undo() { } }
            class Stray { [PlanTask("1.1")] void Do() { } }
            """, "Work.cs");

    [Fact]
    public void Every_step_of_the_pipeline_is_tracked_and_has_output()
    {
        var run = Run(Everything, Everything, (driver, _) => driver);
        Assert.All(StepNamesOf(), step => Assert.True(run.Results[0].TrackedSteps.TryGetValue(step, out var steps) && steps.SelectMany(s => s.Outputs).Any(), step));
    }

    [Theory]
    [InlineData("class Other { int x; }")]
    [InlineData("// Nothing.\n\nclass Other { void Plan() { } }")]
    [InlineData("namespace Elsewhere { class PlanTaskAttribute; class Other { void Do() { } } }")]
    public void An_unrelated_edit_leaves_every_step_as_it_was(string other)
    {
        var run = Run(Everything, Everything.WithSource(other, "Other.cs"), (driver, _) => driver);
        Assert.All(StepNamesOf(), step => Assert.All(Reasons(run, step), r => Assert.True(r is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {r}")));
        Assert.All(run.Results[0].TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs), o => Assert.Equal(IncrementalStepRunReason.Cached, o.Reason));
    }

    /// <summary>The compiler then reads the files behind that one again, as if they were new.</summary>
    [Fact]
    public void The_first_attribute_of_another_file_regenerates_nothing()
    {
        var run = Run(Everything, Everything.WithSource("class Other { [System.Obsolete] void Plan() { } }", "Other.cs"), (driver, _) => driver);
        Assert.All(run.Results[0].TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs), o => Assert.Equal(IncrementalStepRunReason.Cached, o.Reason));
    }

    [Fact]
    public void A_longer_body_moves_the_places_of_handlers_and_nothing_else()
    {
        var run = Run(Everything, Everything.WithSource(Code.Replace("=> 1", "=> 1 + 1 + 1", StringComparison.Ordinal)), (driver, _) => driver);
        var changed = StepNamesOf().Where(step => Reasons(run, step).Any(r => r is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged)));
        Assert.Equal([StepNames.AllUnits, StepNames.Handlers, StepNames.Units], changed.Order(StringComparer.Ordinal));
        Assert.All(run.Results[0].TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs), o => Assert.Equal(IncrementalStepRunReason.Cached, o.Reason));
    }

    [Fact]
    public void Editing_a_handlers_body_regenerates_nothing() =>
        AssertOutputs(Edited(Code.Replace("=> 1", "=> 2", StringComparison.Ordinal)), IncrementalStepRunReason.Cached);

    [Fact]
    public void Moving_handlers_to_other_lines_regenerates_nothing() =>
        AssertOutputs(Edited("// A comment.\n\n" + Code), IncrementalStepRunReason.Cached);

    [Fact]
    public void Editing_another_file_regenerates_nothing() => AssertOutputs(Edited(Code, other: "class Other { int x; }"), IncrementalStepRunReason.Cached);

    [Fact]
    public void Editing_prose_regenerates_nothing() => AssertOutputs(Edited(Code, Plan.Replace("# Release", "# Release\nProse with a dot.", StringComparison.Ordinal).Replace("## Phase", "## Phase", StringComparison.Ordinal)), IncrementalStepRunReason.Cached, except: StepNames.Tasks);

    [Fact]
    public void Editing_prose_in_place_regenerates_not_even_lines() =>
        AssertOutputs(Edited(Code, Plan + "\n\n## Notes\nSome.\n", Plan + "\n\n## Notes\nOther.\n"), IncrementalStepRunReason.Cached);

    [Fact]
    public void Moving_lines_of_the_plan_regenerates_the_lines_only()
    {
        var run = Edited(Code, "\n\n" + Plan);
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(run, StepNames.Tasks));
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(run, StepNames.Surfaces));
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(run, StepNames.Bindings));
    }

    [Fact]
    public void Adding_a_task_regenerates_its_plan_only()
    {
        var project = new TestProject().WithFile("a.plan.md", Plan).WithFile("b.plan.md", Plan).WithSource("class Other;");
        var run = Run(project, project.WithFile("a.plan.md", Plan), (driver, texts) => driver.ReplaceAdditionalText(texts[0], new EditedText(texts[0].Path, Plan + "\n- [ ] 1.3 More")));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Reasons(run, StepNames.Surfaces));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Reasons(run, StepNames.Bindings));
    }

    [Fact]
    public void Adding_a_plan_regenerates_no_other()
    {
        var project = new TestProject().WithFile("b.plan.md", Plan).WithSource("class Other;");
        var run = Run(project, project, (driver, _) => driver.AddAdditionalTexts([new EditedText("/project/c.plan.md", Plan)]));
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.New], Reasons(run, StepNames.Surfaces));
    }

    [Fact]
    public void A_changed_signature_regenerates_the_handlers()
    {
        var run = Edited(Code.Replace("static int Types() => 1", "static long Types() => 1", StringComparison.Ordinal).Replace("int types", "long types", StringComparison.Ordinal));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(run, StepNames.Bindings));
        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(run, StepNames.Surfaces));
    }

    [Fact]
    public void Adding_a_task_writes_the_files_of_its_plan_only()
    {
        var changed = Everything.WithFile("plan.md", Plan + "\n- [ ] 1.3 More");
        var run = Run(Everything, changed, (driver, texts) => driver.ReplaceAdditionalText(texts[0], new EditedText(texts[0].Path, Plan + "\n- [ ] 1.3 More")));
        var outputs = run.Results[0].TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs).ToList();
        Assert.Equal(3, outputs.Count(o => o.Reason == IncrementalStepRunReason.Modified));
        Assert.All(outputs, o => Assert.True(o.Reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.Cached, o.Reason.ToString()));
        var (before, after) = (Everything.Generate(TestContext.Current.CancellationToken).Files, changed.Generate(TestContext.Current.CancellationToken).Files);
        Assert.Equal(["App.Plan-Tasks.g.cs", "App.Plan.g.cs"], after.Where(f => before[f.Key] != f.Value).Select(f => f.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_pipeline_keeps_no_compilation_that_an_edit_has_replaced()
    {
        var (driver, before) = RunTwice();
        for (var n = 0; n < 10 && before.IsAlive; n++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(before.IsAlive);
        GC.KeepAlive(driver);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static (GeneratorDriver Driver, WeakReference Before) RunTwice()
        {
            var first = Everything.Compile();
            var driver = CSharpGeneratorDriver.Create([new PlanGenerator().AsSourceGenerator()], Everything.AdditionalTexts(), (CSharpParseOptions)first.SyntaxTrees[0].Options, Everything.CreateOptions())
                .RunGenerators(first, TestContext.Current.CancellationToken);
            return (driver.RunGenerators(Edit(first, Everything.WithSource("class Other { int x; }", "Other.cs")), TestContext.Current.CancellationToken), new WeakReference(first));
        }
    }

    [Fact]
    public void Steps_hold_neither_symbols_nor_syntax_nor_compilations()
    {
        var run = Everything.CreateDriver().RunGenerators(Everything.Compile(), TestContext.Current.CancellationToken).GetRunResult();
        foreach (var step in StepNamesOf())
        {
            foreach (var output in run.Results[0].TrackedSteps[step].SelectMany(s => s.Outputs)) AssertPlain(output.Value, step, []);
        }
    }

    [Fact]
    public void The_order_of_files_and_sources_changes_nothing()
    {
        var a = new TestProject().WithExtensions().WithFile("a.plan.md", Plan).WithFile("b.plan.md", Plan).WithFile("c.plan.md", Plan)
            .WithSource(Code.Replace("Plan", "APlan", StringComparison.Ordinal).Replace("APlanTask", "PlanTask", StringComparison.Ordinal))
            .WithSource("class Other;", "Other.cs")
            .WithSource("namespace App; [Plan(\"b.plan.md\")] public partial class Work { [PlanTask(\"1.1\")] int Types() => 1; }", "Work.cs")
            .WithSource("namespace App; [Plan(\"b.plan.md\")] public partial class Rest { [PlanTask(\"1.2\")] void Service(int types) { } }", "Rest.cs")
            .WithSource("namespace App; partial class CPlan { [PlanTask(\"1.*\")] static int Do() => 1; [PlanTask(\"1.1\")] static int First() => 1; }", "Part0.cs")
            .WithSource("namespace App; partial class CPlan { [PlanTask(\"1.1\")] static int Do(PlanTaskContext context) => 2; [PlanTask(\"1.1\")] static int Types() => 2; }", "Part1.cs");
        var b = a with { Files = [.. a.Files.Reverse()], Sources = [.. a.Sources.Reverse()] };
        var (first, second) = (a.Generate(TestContext.Current.CancellationToken), b.Generate(TestContext.Current.CancellationToken));
        Assert.Equal(first.Files.OrderBy(f => f.Key), second.Files.OrderBy(f => f.Key));
        Assert.Equal(first.Diagnostics.Select(d => d.ToString()).Order(), second.Diagnostics.Select(d => d.ToString()).Order());
    }

    private static IEnumerable<string> StepNamesOf() => typeof(StepNames).GetFields().Select(static f => (string)f.GetRawConstantValue()!);

    private static void AssertPlain(object? value, string step, HashSet<object> seen)
    {
        if (value is null || value is string || value.GetType() is { IsPrimitive: true } or { IsEnum: true } || !seen.Add(value)) return;
        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or Compilation or Location or Diagnostic or SourceText or AdditionalText, $"{step} holds {value.GetType()}.");
        if (value is System.Collections.IEnumerable items)
        {
            foreach (var item in items) AssertPlain(item, step, seen);
            return;
        }

        foreach (var field in value.GetType().GetFields(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public))
        {
            AssertPlain(field.GetValue(value), step, seen);
        }
    }

    /// <summary>Every output of every source file has the reason, the outputs behind one step apart.</summary>
    private static void AssertOutputs(GeneratorDriverRunResult run, IncrementalStepRunReason reason, string? except = null)
    {
        foreach (var step in new[] { StepNames.Surfaces, StepNames.Bindings, StepNames.Tasks, StepNames.Namespaces })
        {
            if (step == except) continue;
            Assert.All(Reasons(run, step), r => Assert.True(r == reason || r == IncrementalStepRunReason.Unchanged, $"{step}: {r}"));
        }

        var outputs = run.Results[0].TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs).Select(o => o.Reason).ToList();
        Assert.Equal(except is null ? 0 : 1, outputs.Count(r => r != IncrementalStepRunReason.Cached));
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorDriverRunResult run, string step) =>
        run.Results[0].TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Reason);

    private static GeneratorDriverRunResult Edited(string code, string? plan = null, string? planBefore = null, string other = "class Other;")
    {
        var before = new TestProject().WithFile("plan.md", planBefore ?? Plan).WithSource(Code).WithSource("class Other;", "Other.cs");
        var after = before.WithSource(code).WithSource(other, "Other.cs");
        return Run(before, after, (driver, texts) => plan is null ? driver : driver.ReplaceAdditionalText(texts[0], new EditedText(texts[0].Path, plan)));
    }

    private static GeneratorDriverRunResult Run(TestProject before, TestProject after, Func<GeneratorDriver, IReadOnlyList<AdditionalText>, GeneratorDriver> edit)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var first = before.Compile();
        var texts = before.AdditionalTexts();
        var driver = CSharpGeneratorDriver.Create(
            [new PlanGenerator().AsSourceGenerator()], texts, (CSharpParseOptions)first.SyntaxTrees[0].Options, before.CreateOptions(),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)).RunGenerators(first, cancellationToken);
        return edit(driver, texts).RunGenerators(Edit(first, after), cancellationToken).GetRunResult();
    }

    /// <summary>The files that are the same keep their trees, as in an editor.</summary>
    private static CSharpCompilation Edit(CSharpCompilation before, TestProject after)
    {
        foreach (var tree in after.Compile().SyntaxTrees)
        {
            var old = before.SyntaxTrees.Single(t => t.FilePath == tree.FilePath);
            if (!old.GetText().ContentEquals(tree.GetText())) before = before.ReplaceSyntaxTree(old, tree);
        }

        return before;
    }

    private sealed class EditedText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, System.Text.Encoding.UTF8);
    }
}
