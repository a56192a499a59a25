using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PlanAnalyzers;
using PlanGenerators;

namespace PlanTestKit;

/// <summary>A C# project in memory: plans, sources and what MSBuild would say of them.</summary>
public sealed record TestProject
{
    /// <summary>The folder that the project's files seem to lie in.</summary>
    public const string Folder = "/project/";

    private static readonly Lazy<ImmutableArray<MetadataReference>> Framework = new(() => [.. Directory
        .EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
        .Where(static f => Path.GetFileName(f) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll"))
        .Where(static f => !Path.GetFileName(f).Contains("Native", StringComparison.Ordinal))
        .Select(static f => MetadataReference.CreateFromFile(f))]);

    /// <summary>The plans and other additional files: path below the folder and text, or <see langword="null"/> for one that cannot be read.</summary>
    public ImmutableList<(string Path, string? Text)> Files { get; init; } = [];

    public ImmutableList<(string Path, string Text)> Sources { get; init; } = [];

    /// <summary>Options of the project, as <c>build_property.RootNamespace</c>.</summary>
    public ImmutableDictionary<string, string> Options { get; init; } = ImmutableDictionary<string, string>.Empty
        .Add("build_property.RootNamespace", "App")
        .Add("build_property.ProjectDir", Folder);

    /// <summary>Options of single files, as <c>build_metadata.AdditionalFiles.PlanName</c>.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, string>> FileOptions { get; init; } = ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty;

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Latest;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public bool ReferencesRuntime { get; init; } = true;

    public ImmutableList<MetadataReference> References { get; init; } = [];

    /// <summary>With a file, in the place of the one of that path if there is one.</summary>
    public TestProject WithFile(string path, string? text) => this with { Files = Files.FindIndex(f => f.Path == path) is >= 0 and var index ? Files.SetItem(index, (path, text)) : Files.Add((path, text)) };

    /// <summary>With a source, in the place of the one of that path if there is one.</summary>
    public TestProject WithSource(string text, string path = "Code.cs") => this with { Sources = Sources.FindIndex(s => s.Path == path) is >= 0 and var index ? Sources.SetItem(index, (path, text)) : Sources.Add((path, text)) };

    public TestProject WithOption(string key, string value) => this with { Options = Options.SetItem(key, value) };

    public TestProject WithFileOption(string path, string key, string value) =>
        this with { FileOptions = FileOptions.SetItem(Folder + path, FileOptions.GetValueOrDefault(Folder + path, ImmutableDictionary<string, string>.Empty).SetItem(key, value)) };

    /// <summary>With a reference to PlanRuntime.Testing.</summary>
    public TestProject WithTestKit() => this with { References = References.Add(MetadataReference.CreateFromFile(typeof(PlanRuntime.Testing.PlanTest).Assembly.Location)) };

    /// <summary>With references to packages of Microsoft.Extensions; to all that the test itself references by default.</summary>
    public TestProject WithExtensions(params string[] packages) => this with
    {
        References = References.AddRange(Directory.EnumerateFiles(AppContext.BaseDirectory, "Microsoft.Extensions.*.dll")
            .Where(f => packages.Length == 0 || packages.Contains(Path.GetFileNameWithoutExtension(f)["Microsoft.Extensions.".Length..]))
            .Select(static f => MetadataReference.CreateFromFile(f))),
    };

    /// <summary>The compilation without generated code.</summary>
    public CSharpCompilation Compile()
    {
        var parse = new CSharpParseOptions(LanguageVersion, DocumentationMode.Diagnose);
        const string usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks; global using PlanRuntime;";
        var trees = Sources.Select(s => CSharpSyntaxTree.ParseText(s.Text, parse, Folder + s.Path, System.Text.Encoding.UTF8));
        if (ReferencesRuntime) trees = trees.Append(CSharpSyntaxTree.ParseText(usings, parse, Folder + "obj/Usings.g.cs", System.Text.Encoding.UTF8));
        IEnumerable<MetadataReference> references = Framework.Value;
        if (ReferencesRuntime) references = references.Append(MetadataReference.CreateFromFile(typeof(PlanRuntime.PlanRunner).Assembly.Location));
        return CSharpCompilation.Create("App", trees, references.Concat(References), new CSharpCompilationOptions(OutputKind, nullableContextOptions: Nullable, warningLevel: 9999));
    }

    /// <summary>The additional files as the compiler sees them; the same objects for the same texts.</summary>
    public ImmutableArray<AdditionalText> AdditionalTexts() => [.. Files.Select(f => new TestText(Folder + f.Path, f.Text))];

    /// <summary>Runs the generator.</summary>
    public GeneratedProject Generate(CancellationToken cancellationToken = default)
    {
        var driver = CreateDriver().RunGeneratorsAndUpdateCompilation(Compile(), out var output, out var diagnostics, cancellationToken);
        return new GeneratedProject((CSharpCompilation)output, driver.GetRunResult(), diagnostics);
    }

    /// <summary>A driver that remembers why steps ran.</summary>
    public GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new PlanGenerator().AsSourceGenerator()],
        AdditionalTexts(),
        new CSharpParseOptions(LanguageVersion, DocumentationMode.Diagnose),
        CreateOptions(),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public AnalyzerConfigOptionsProvider CreateOptions() => new TestOptions(Options, FileOptions);

    /// <summary>Runs the generator and the analyzers.</summary>
    /// <returns>The analyzers' diagnostics, ordered by place.</returns>
    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(CancellationToken cancellationToken = default)
    {
        var analyzers = ImmutableArray.Create<DiagnosticAnalyzer>(new PlanFileAnalyzer(), new PlanHandlerAnalyzer(), new PlanProjectAnalyzer());
        var options = new AnalyzerOptions(AdditionalTexts(), CreateOptions());
        var compilation = Generate(cancellationToken).Compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(options, null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var diagnostics = await compilation.GetAnalyzerDiagnosticsAsync(cancellationToken);
        return [.. diagnostics.OrderBy(d => d.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal).ThenBy(d => d.GetMessage(), StringComparer.Ordinal)];
    }

    private sealed class TestText(string path, string? text) : AdditionalText
    {
        private readonly SourceText? _text = text is null ? null : SourceText.From(text, System.Text.Encoding.UTF8);

        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class TestOptions(ImmutableDictionary<string, string> project, ImmutableDictionary<string, ImmutableDictionary<string, string>> files) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(project);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Values.None;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => files.TryGetValue(textFile.Path, out var values) ? new Values(values) : Values.None;

        private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
        {
            public static Values None { get; } = new(ImmutableDictionary<string, string>.Empty);

            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
        }
    }
}
