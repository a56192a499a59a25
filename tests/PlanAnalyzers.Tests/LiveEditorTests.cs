using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PlanGenerators;
using PlanModel;

namespace PlanAnalyzers.Tests;

/// <summary>A workspace is held open as an editor does, while a plan is broken and mended.</summary>
public sealed class LiveEditorTests : IDisposable
{
    private const string Good = """
        ## Phase 1: Core
        - [ ] 1.1 Types
        - [ ] 1.2 Service (depends: 1.1)
        """;

    private const string Code = """
        using System.Threading.Tasks;
        namespace App;
        public static partial class Plan
        {
            [PlanRuntime.PlanTask("1.1")] static int Types() => 1;
            [PlanRuntime.PlanTask(Ids.Service)] static void Service(int types) { }
            public static Task<PlanRuntime.PlanResult> Start() => Plan.RunAsync();
        }
        """;

    private readonly AdhocWorkspace _workspace = new();
    private readonly DocumentId _plan;
    private readonly ProjectId _project;
    private GeneratorDriver? _driver;
    private AdditionalText? _typed;
    private Compilation? _compilation;

    public LiveEditorTests()
    {
        var project = new TestProject();
        _project = ProjectId.CreateNewId();
        _plan = DocumentId.CreateNewId(_project);
        var config = $"is_global = true\n{string.Concat(project.Options.Select(o => $"{o.Key} = {o.Value}\n"))}";
        var compilation = project.Compile();
        var solution = _workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(_project, VersionStamp.Default, "App", "App", LanguageNames.CSharp, compilationOptions: compilation.Options, metadataReferences: compilation.References))
            .AddDocument(DocumentId.CreateNewId(_project), "Plan.cs", SourceText.From(Code), filePath: "/project/Plan.cs")
            .AddAdditionalDocument(_plan, "plan.md", SourceText.From(Good), filePath: "/project/plan.md")
            .AddAnalyzerConfigDocument(DocumentId.CreateNewId(_project), ".globalconfig", SourceText.From(config), filePath: "/project/.globalconfig")
            .AddAnalyzerReference(_project, new Reference());
        Assert.True(_workspace.TryApplyChanges(solution));
    }

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Diagnostics_come_and_go_with_edits_of_the_plan_and_none_appears_in_C_sharp()
    {
        Assert.Empty(await Diagnose());

        Edit(Good.Replace("depends: 1.1", "depends: 1.11", StringComparison.Ordinal));
        Assert.Equal(["/project/plan.md(3,29): PLAN1001"], await Diagnose(planOnly: true));

        Edit(Good.Replace("Types", "Types (depends: 1.2)", StringComparison.Ordinal));
        Assert.Equal(["/project/plan.md(2,27): PLAN1002"], await Diagnose(planOnly: true));

        Edit("## Phase 1: Core\n- [ ] 1.");
        Assert.Equal([], (await Diagnose()).Where(d => d.Contains(": CS", StringComparison.Ordinal) && !d.Contains("CS0117", StringComparison.Ordinal)));

        Edit(Good);
        Assert.Empty(await Diagnose());
    }

    [Fact]
    public async Task The_plan_class_keeps_compiling_while_the_plan_is_broken()
    {
        Edit(Good.Replace("depends: 1.1", "depends: 1.11", StringComparison.Ordinal));
        Assert.DoesNotContain(await Diagnose(), d => d.Contains(".cs(", StringComparison.Ordinal) && d.Contains(": CS", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("- [ ] 1.3 Endpoint (depends: 1.1, 1.2-1.3) (src/a.cs) <!-- why --> [P]\n")]
    [InlineData("  - Depends: 1.22 and Phase 1; T001\n**Execution Note:** Tasks 1.1-1.2 are [SEQUENTIAL] - why\n")]
    [InlineData("## Phase 2: More (pipeline-start: 60% of Phase 1)\n- [ ] 2.1 Last ← 1.2\n```\n")]
    public async Task Typing_and_deleting_a_line_is_right_at_every_character(string typed)
    {
        var at = Good.IndexOf("- [ ] 1.2", StringComparison.Ordinal);
        for (var length = 1; length <= typed.Length; length++) await AssertRightAsync(Good.Insert(at, typed[..length]));
        for (var length = typed.Length - 1; length >= 0; length -= 3) await AssertRightAsync(Good.Insert(at, typed[..length]));
    }

    /// <summary>The editor, which has seen all texts before, says what a fresh reading says, and the plan class still compiles.</summary>
    private async Task AssertRightAsync(string plan)
    {
        Edit(plan);
        var report = PlanAnalysis.Analyze(PlanParser.Parse("/project/plan.md", plan), new PlanFileOptions { RootNamespace = "App" }, TestContext.Current.CancellationToken);
        var expected = report.Findings.Where(f => f.DefaultSeverity > Severity.Info).Select(f => Shown(f.Rule.Id, f));
        var diagnostics = await Diagnose();
        Assert.Equal(expected.Distinct().Order(StringComparer.Ordinal), diagnostics.Where(d => d.StartsWith("/project/plan.md", StringComparison.Ordinal)).Distinct());

        // The workspace keeps what its generator says to itself, so a driver of our own sees the same edits.
        var text = new TestProject().WithFile("plan.md", plan).AdditionalTexts()[0];
        _driver = (_driver?.ReplaceAdditionalText(_typed!, text) ?? new TestProject().WithFile("plan.md", plan).CreateDriver().ReplaceAdditionalTexts([text]))
            .RunGenerators(_compilation ??= new TestProject().WithSource(Code, "Plan.cs").Compile(), TestContext.Current.CancellationToken);
        _typed = text;
        var run = _driver.GetRunResult().Results[0];
        Assert.Null(run.Exception);
        Assert.Equal(report.FirstFault is null ? [] : ["PLAN0014"], run.Diagnostics.Where(d => d.Location.GetLineSpan().Path.EndsWith(".md", StringComparison.Ordinal)).Select(d => d.Id));

        // The handlers name tasks of the plan, which may be half typed: CS0117 is theirs, everything else would be ours.
        Assert.DoesNotContain(diagnostics, d => d.Contains(": AD", StringComparison.Ordinal) || (d.Contains(": CS", StringComparison.Ordinal) && !d.Contains("CS0117", StringComparison.Ordinal)));

        string Shown(string rule, Finding finding)
        {
            var place = report.Plan.Document.Lines.PositionOf(finding.Span.Start);
            return $"/project/plan.md({place.Line + 1},{place.Column + 1}): {rule}";
        }
    }

    private void Edit(string plan) => Assert.True(_workspace.TryApplyChanges(_workspace.CurrentSolution.WithAdditionalDocumentText(_plan, SourceText.From(plan))));

    /// <summary>What the compiler and the analyzers say now, as an editor asks.</summary>
    private async Task<List<string>> Diagnose(bool planOnly = false)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var project = _workspace.CurrentSolution.GetProject(_project)!;
        var compilation = await project.GetCompilationAsync(cancellationToken);
        var analyzers = project.AnalyzerReferences.SelectMany(r => r.GetAnalyzers(LanguageNames.CSharp)).ToImmutableArray();
        var diagnostics = await compilation!.WithAnalyzers(analyzers, project.AnalyzerOptions).GetAllDiagnosticsAsync(cancellationToken);
        return diagnostics
            .Where(d => d.Severity > DiagnosticSeverity.Info && (!planOnly || d.Location.GetLineSpan().Path.EndsWith(".md", StringComparison.Ordinal)))
            .Select(d => $"{d.Location.GetLineSpan().Path}({d.Location.GetLineSpan().StartLinePosition.Line + 1},{d.Location.GetLineSpan().StartLinePosition.Character + 1}): {d.Id}")
            .Order(StringComparer.Ordinal)
            .ToList();
    }

    private sealed class Reference : AnalyzerReference
    {
        private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers = [new PlanFileAnalyzer(), new PlanHandlerAnalyzer()];
        private readonly ImmutableArray<ISourceGenerator> _generators = [new PlanGenerator().AsSourceGenerator()];

        public override string? FullPath => null;

        public override object Id => nameof(PlanGenerator);

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => _analyzers;

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => GetAnalyzers(LanguageNames.CSharp);

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;

        public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => GetGenerators(LanguageNames.CSharp);
    }
}
