using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PlanGenerators;

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
