using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PlanAnalyzers;
using PlanGenerators;

namespace PlanCodeFixes.Tests;

/// <summary>A workspace with one project, as a host holds it that fixes additional documents.</summary>
internal sealed class Editor : IDisposable
{
    private static readonly CodeFixProvider[] Providers =
        [new PlanFileFixProvider(), new MissingHandlerFixProvider(), new DataRaceFixProvider(), new UnknownHandlerTaskFixProvider()];

    private readonly AdhocWorkspace _workspace = new();
    private readonly ProjectId _project = ProjectId.CreateNewId();

    /// <param name="plan">The text of <c>plan.md</c>.</param>
    /// <param name="code">The text of <c>Code.cs</c>, if there is one.</param>
    /// <param name="others">Further plans.</param>
    public Editor(string plan, string? code = null, params (string Name, string Text)[] others)
    {
        var project = new TestProject();
        var compilation = project.Compile();
        var config = $"is_global = true\n{string.Concat(project.Options.Select(o => $"{o.Key} = {o.Value}\n"))}";
        var solution = _workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(_project, VersionStamp.Default, "App", "App", LanguageNames.CSharp, compilationOptions: compilation.Options, metadataReferences: compilation.References))
            .AddAnalyzerConfigDocument(DocumentId.CreateNewId(_project), ".globalconfig", SourceText.From(config), filePath: "/project/.globalconfig")
            .AddAnalyzerReference(_project, new Reference());
        foreach (var (name, text) in others.Prepend(("plan.md", plan))) solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(_project), name, SourceText.From(text), filePath: TestProject.Folder + name);
        if (code is not null) solution = solution.AddDocument(DocumentId.CreateNewId(_project), "Code.cs", SourceText.From(code), filePath: TestProject.Folder + "Code.cs");
        Assert.True(_workspace.TryApplyChanges(solution));
    }

    private Project Project => _workspace.CurrentSolution.GetProject(_project)!;

    public void Dispose() => _workspace.Dispose();

    /// <summary>The text of a file.</summary>
    public async Task<string> TextAsync(string name = "plan.md") => (await Named(name).GetTextAsync(TestContext.Current.CancellationToken)).ToString();

    /// <summary>The diagnostics of a rule, or all.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnoseAsync(string? rule = null)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var compilation = await Project.GetCompilationAsync(cancellationToken);
        var diagnostics = await compilation!.WithAnalyzers(Reference.Analyzers, Project.AnalyzerOptions).GetAllDiagnosticsAsync(cancellationToken);
        return [.. diagnostics.Where(d => rule is null || d.Id == rule).OrderBy(d => d.Location.SourceSpan.Start)];
    }

    /// <summary>What is offered at the first diagnostic of a rule.</summary>
    public async Task<List<CodeAction>> ActionsAsync(string rule)
    {
        var all = await DiagnoseAsync(rule);
        Assert.NotEmpty(all);
        var path = all[0].Location.GetLineSpan().Path;
        var actions = new List<CodeAction>();
        var document = Named(Path.GetFileName(path));
        var here = all.Where(d => d.Location.SourceSpan == all[0].Location.SourceSpan && d.Location.GetLineSpan().Path == path).ToImmutableArray();
        foreach (var provider in Providers.Where(p => p.FixableDiagnosticIds.Contains(rule)))
        {
            var context = document is Document code
                ? new CodeFixContext(code, here[0].Location.SourceSpan, here, (action, _) => actions.Add(action), TestContext.Current.CancellationToken)
                : new CodeFixContext(document, here[0].Location.SourceSpan, here, (action, _) => actions.Add(action), TestContext.Current.CancellationToken);
            await provider.RegisterCodeFixesAsync(context);
        }

        return actions;
    }

    /// <summary>Applies an action as a click on it would.</summary>
    public async Task ApplyAsync(CodeAction action)
    {
        foreach (var operation in await action.GetOperationsAsync(TestContext.Current.CancellationToken)) operation.Apply(_workspace, TestContext.Current.CancellationToken);
    }

    /// <summary>Applies a fix to all diagnostics of its rule.</summary>
    public async Task FixAllAsync(string rule, string equivalenceKey, FixAllScope scope = FixAllScope.Project)
    {
        var provider = Providers.First(p => p.FixableDiagnosticIds.Contains(rule));
        var context = new FixAllContext(Project, provider, scope, equivalenceKey, [rule], new Diagnostics(this), TestContext.Current.CancellationToken);
        await ApplyAsync(Assert.IsAssignableFrom<CodeAction>(await provider.GetFixAllProvider()!.GetFixAsync(context)));
    }

    private TextDocument Named(string name) => (TextDocument?)Project.Documents.FirstOrDefault(d => d.Name == name) ?? Project.AdditionalDocuments.First(d => d.Name == name);

    private sealed class Diagnostics(Editor editor) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await editor.DiagnoseAsync();

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => GetAllDiagnosticsAsync(project, cancellationToken);
    }

    private sealed class Reference : AnalyzerReference
    {
        private readonly ImmutableArray<ISourceGenerator> _generators = [new PlanGenerator().AsSourceGenerator()];

        public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = [new PlanFileAnalyzer(), new PlanHandlerAnalyzer(), new PlanProjectAnalyzer()];

        public override string? FullPath => null;

        public override object Id => nameof(Editor);

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => Analyzers;

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => Analyzers;

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;

        public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => _generators;
    }
}
