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
    public void Steps_hold_neither_symbols_nor_syntax_nor_compilations()
    {
        var project = new TestProject().WithFile("plan.md", Plan).WithSource(Code);
        var run = project.CreateDriver().RunGenerators(project.Compile(), TestContext.Current.CancellationToken).GetRunResult();
        foreach (var step in StepNamesOf())
        {
            foreach (var output in run.Results[0].TrackedSteps[step].SelectMany(s => s.Outputs)) AssertPlain(output.Value, step, []);
        }
    }

    [Fact]
    public void The_order_of_files_and_sources_changes_nothing()
    {
        var a = new TestProject().WithFile("a.plan.md", Plan).WithFile("b.plan.md", Plan).WithSource(Code.Replace("Plan", "APlan", StringComparison.Ordinal).Replace("APlanTask", "PlanTask", StringComparison.Ordinal)).WithSource("class Other;", "Other.cs");
        var b = a with { Files = [.. a.Files.Reverse()], Sources = [.. a.Sources.Reverse()] };
        var cancellationToken = TestContext.Current.CancellationToken;
        Assert.Equal(a.Generate(cancellationToken).Files.OrderBy(f => f.Key), b.Generate(cancellationToken).Files.OrderBy(f => f.Key));
    }

    private static IEnumerable<string> StepNamesOf() =>
        [StepNames.Files, StepNames.Plans, StepNames.Clashes, StepNames.Handlers, StepNames.OwnClasses, StepNames.Units, StepNames.Code, StepNames.Bindings, StepNames.Surfaces, StepNames.Tasks, StepNames.Namespaces];

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
        return edit(driver, texts).RunGenerators(after.Compile(), cancellationToken).GetRunResult();
    }

    private sealed class EditedText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, System.Text.Encoding.UTF8);
    }
}
