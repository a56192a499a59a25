using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Docs.Tests.Examples;

/// <summary>A project of a page, compiled in memory with the analyzers and the generator that the package brings.</summary>
internal sealed class CompiledProject
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "PlanRuntime.dll" or "PlanRuntime.Console.dll" or "netstandard.dll" or "mscorlib.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [.. InstancesOf<DiagnosticAnalyzer>(typeof(DiagnosticAnalyzerAttribute), "PlanAnalyzers")];

    private static readonly ImmutableArray<ISourceGenerator> Generators = [.. InstancesOf<IIncrementalGenerator>(typeof(GeneratorAttribute), "PlanGenerators").Select(generator => generator.AsSourceGenerator())];

    private const string Folder = "/project/";

    // What the SDK's templates switch on.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private CompiledProject(Compilation compilation, IReadOnlyList<Diagnostic> diagnostics) => (Compilation, Diagnostics) = (compilation, diagnostics);

    /// <summary>The project with the generated code.</summary>
    public Compilation Compilation { get; }

    /// <summary>What compiler, analyzers and generator say, suppressed and hidden diagnostics left out, by file and place.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Compiles a project.</summary>
    /// <param name="plans">Plan files by name.</param>
    /// <param name="code">C# files by name.</param>
    /// <param name="settings">Configuration files by name: <c>.editorconfig</c>, <c>.globalconfig</c>.</param>
    /// <param name="rootNamespace">The project's root namespace.</param>
    /// <param name="hasRuntime">Whether the project references PlanRuntime.</param>
    /// <param name="noWarn">Ids that the project file switches off.</param>
    public static async Task<CompiledProject> CompileAsync(
        IReadOnlyDictionary<string, string> plans, IReadOnlyDictionary<string, string> code,
        IReadOnlyDictionary<string, string>? settings = null, string rootNamespace = "Example", bool hasRuntime = true, params string[] noWarn)
    {
        var configuration = new ProjectConfiguration(Folder, rootNamespace, settings ?? new Dictionary<string, string>(), plans.Keys);
        CSharpParseOptions parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        bool isProgram = code.Values.Any(text => CSharpSyntaxTree.ParseText(text, parse).GetCompilationUnitRoot().Members.Any(SyntaxKind.GlobalStatement));
        CSharpCompilationOptions options = new CSharpCompilationOptions(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
            .WithSyntaxTreeOptionsProvider(configuration)
            .WithSpecificDiagnosticOptions(noWarn.ToDictionary(id => id, _ => ReportDiagnostic.Suppress));
        Compilation compilation = CSharpCompilation.Create("Example", [CSharpSyntaxTree.ParseText(ImplicitUsings, parse, Folder + "obj/GlobalUsings.g.cs"), .. code.Select(file => CSharpSyntaxTree.ParseText(file.Value, parse, Folder + file.Key))],
            References.Where(reference => hasRuntime || Path.GetFileName(reference.Display) is not ("PlanRuntime.dll" or "PlanRuntime.Console.dll")), options);
        AdditionalText[] files = [.. plans.Select(file => new PlanText(Folder + file.Key, file.Value))];

        CSharpGeneratorDriver.Create(Generators, files, parse, configuration.Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out ImmutableArray<Diagnostic> fromGenerator);
        CompilationWithAnalyzers analysis = generated.WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. files], configuration.Options),
            onAnalyzerException: (fault, _, _) => throw new InvalidOperationException("An analyzer failed.", fault), concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> all = await analysis.GetAllDiagnosticsAsync();
        return new CompiledProject(generated, [.. all.Concat(fromGenerator)
            .Where(diagnostic => diagnostic is { IsSuppressed: false, Severity: > DiagnosticSeverity.Hidden })
            .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)]);
    }

    /// <summary>A diagnostic as the build prints it, with the path relative to the project.</summary>
    public static string Line(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        string severity = diagnostic.Severity.ToString().ToLowerInvariant();
        string at = string.Create(CultureInfo.InvariantCulture, $"({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1})");
        return $"{place.Path.Replace(Folder, "", StringComparison.Ordinal)}{at}: {severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }

    /// <summary>The process has one console: programs of tests that run beside each other take turns.</summary>
    private static readonly SemaphoreSlim Consoles = new(1);

    /// <summary>Runs the program and returns what it wrote.</summary>
    public async Task<string> RunAsync()
    {
        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = Compilation.Emit(image);
        if (!result.Success) throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
        image.Position = 0;
        var context = new AssemblyLoadContext("example", isCollectible: true);
        await Consoles.WaitAsync();
        TextWriter console = Console.Out;
        using var output = new StringWriter { NewLine = "\n" };
        try
        {
            Console.SetOut(output);
            MethodInfo main = context.LoadFromStream(image).EntryPoint!;
            object? ended = main.Invoke(null, main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()]);
            if (ended is Task task) await task;
        }
        finally
        {
            Console.SetOut(console);
            Consoles.Release();
            context.Unload();
        }

        return output.ToString();
    }

    private static IEnumerable<T> InstancesOf<T>(Type attribute, string assembly) => Assembly.Load(assembly).GetTypes()
        .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(T)) && type.IsDefined(attribute, inherit: false))
        .Select(type => (T)Activator.CreateInstance(type)!);

    private sealed class PlanText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
