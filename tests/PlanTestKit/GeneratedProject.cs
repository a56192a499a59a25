using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PlanTestKit;

/// <summary>What the generator made of a project.</summary>
/// <param name="Compilation">The project with generated code.</param>
/// <param name="Run">The files and the steps.</param>
/// <param name="Diagnostics">What the generator reported.</param>
public sealed record GeneratedProject(CSharpCompilation Compilation, GeneratorDriverRunResult Run, ImmutableArray<Diagnostic> Diagnostics)
{
    private static readonly SemaphoreSlim ConsoleLock = new(1, 1);

    /// <summary>The generated files by their names.</summary>
    public IReadOnlyDictionary<string, string> Files => Run.Results[0].GeneratedSources.ToDictionary(static s => s.HintName, static s => s.SourceText.ToString());

    /// <summary>What the compiler says of the whole project; hidden remarks, and documentation missing in the test's own code, left out.</summary>
    public IReadOnlyList<string> CompilerDiagnostics => [.. Run.Results.Where(static r => r.Exception is not null).Select(static r => r.Exception!.ToString()), .. Compilation.GetDiagnostics()
        .Where(static d => d.Severity > DiagnosticSeverity.Hidden && !(d.Id == "CS1591" && d.Location.GetLineSpan().Path.StartsWith(TestProject.Folder, StringComparison.Ordinal)))
        .Select(static d => d.ToString())];

    /// <summary>Compiles a program, runs it and returns what it prints; programs run one at a time.</summary>
    public async Task<string> RunProgramAsync()
    {
        await ConsoleLock.WaitAsync();
        var (before, output) = (Console.Out, new StringWriter { NewLine = "\n" });
        try
        {
            Console.SetOut(output);
            var entry = Compilation.GetEntryPoint(default) ?? throw new InvalidOperationException("The project is no program.");
            await CallAsync<object?>(entry.ContainingType.MetadataName, entry.Name, [Array.Empty<string>()]);
            return output.ToString();
        }
        finally
        {
            Console.SetOut(before);
            ConsoleLock.Release();
        }
    }

    /// <summary>Compiles the project and calls a static method without parameters.</summary>
    /// <typeparam name="T">What the method returns, or what its task results in.</typeparam>
    public Task<T> CallAsync<T>(string type, string method) => CallAsync<T>(type, method, null);

    private async Task<T> CallAsync<T>(string type, string method, object?[]? arguments)
    {
        using var image = new MemoryStream();
        var emitted = Compilation.Emit(image);
        if (!emitted.Success) throw new InvalidOperationException(string.Join("\n", emitted.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        var context = new AssemblyLoadContext("App", isCollectible: true);
        try
        {
            var found = context.LoadFromStream(image).GetType(type, throwOnError: true)!.GetMethod(method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
            var result = found.Invoke(null, arguments);
            if (result is Task<T> task) return await task;
            if (result is Task end) await end;
            return result is T value ? value : default!;
        }
        finally
        {
            context.Unload();
        }
    }
}
