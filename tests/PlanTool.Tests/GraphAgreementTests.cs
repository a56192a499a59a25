using System.Collections;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PlanRuntime;
using PlanTool.Run;

namespace PlanTool.Tests;

/// <summary>The graph that the command line makes of a plan is the one that generated code makes of it.</summary>
public sealed class GraphAgreementTests
{
    private const string Everything = """
        ---
        pattern: hybrid
        threshold: 80
        batch: 4
        parallel: 3
        max-phases: 2
        max-attempts: 3
        timeout: 2h
        ---
        # Everything "at once"

        ## Phase 1: Ground (pattern: dag)

        - [x] 1.1 Types (src/a.cs) (estimate: 2h) (priority: high)
        - [~] 1.2 Service (depends: 1.1) (src/b.cs) (reads: src/a.cs) (timeout: 10m) (retries: 2) [US1] [SMALL]
          The body of the task.
        - [ ]* 1.3 Optional part (depends: none)
        - [ ] 1.4 Parent
        - [ ] 1.4.1 Child (blocks: 1.5)
        - [ ] 1.4.2 Child
        - [ ] 1.5 Build (run: `dotnet build "x y"`) (estimate: 90s)

        **VERIFY Phase 1:**
        - [ ] `dotnet build` passes
        - [ ] It looks good

        ## Phase 2: Beside (parallel-with: Phase 3) [SEQUENTIAL]

        - [ ] 2.1 One
        - [ ] 2.2 Two

        ## Phase 3: Also (parallel-with: Phase 2)

        - [ ] 3.1 One [SEQUENTIAL]
        - [ ] 3.2 Two [SEQUENTIAL]
        - [ ] 3.3 Three (depends: 1.1-1.3, Phase 2)

        ## Phase 4: Early (pipeline-start: 60% of Phase 3)

        - [ ] 4.1 One [P]
        - [ ] 4.2 Two [P]

        ## Phase 5: Sooner (pipeline-start: when 3.1-3.2 complete)

        - [ ] 5.1 One

        ## Phase 6: Free (No dependencies)

        - [!] 6.1 One
        """;

    public static TheoryData<string> Plans =>
    [
        Everything,
        "- [ ] T001 One\n- [ ] T002 [P] Two\n- [ ] T003 [P] Three\n- [ ] T004 Four (depends: T001)\n",
        "---\nphases: ignore\norder: document\n---\n## Phase 1: A\n- [ ] 1.1 One (in background)\n- [ ] 1.2 Two\n## Phase 2: B\n- [ ] 2.1 Three\n",
        "## 1. A\n- [ ] 1.1 One\n### Sub\n- [ ] 1.2 Two\n## 2. B\n- [ ] 2.1 Three (depends: Phase 1)\n",
    ];

    [Theory]
    [MemberData(nameof(Plans))]
    public void Both_make_the_same_graph(string plan)
    {
        using var folder = new PlanFolder().Write("plan.md", plan);
        using var errors = new StringWriter();
        var read = RunnablePlan.Load(new ToolHost { Out = TextWriter.Null, Error = errors, WorkingDirectory = folder.Path }, "plan.md", TestContext.Current.CancellationToken);
        Assert.True(read is not null, errors.ToString());
        Assert.Equal(Shown(Generated(plan)), Shown(read.Graph));
    }

    private static PlanGraph Generated(string plan)
    {
        var assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "PlanRuntime.dll" or "netstandard.dll"));
        var compilation = CSharpCompilation.Create("Generated", [], assemblies.Select(path => MetadataReference.CreateFromFile(path)), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var generators = Assembly.Load("PlanGenerators").GetTypes().Where(type => !type.IsAbstract && typeof(IIncrementalGenerator).IsAssignableFrom(type)).Select(type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator());
        CSharpGeneratorDriver.Create(generators, [new PlanText(plan)], optionsProvider: new Options()).RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var diagnostics, TestContext.Current.CancellationToken);
        Assert.Empty(diagnostics);
        using var image = new MemoryStream();
        var emitted = generated.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        image.Position = 0;
        return (PlanGraph)new AssemblyLoadContext("Generated").LoadFromStream(image).GetType("Plan", throwOnError: true)!.GetProperty("Graph")!.GetValue(null)!;
    }

    /// <summary>Everything a graph is made of, down to texts and numbers; what is found out later and kept, left out.</summary>
    private static string Shown(PlanGraph graph)
    {
        var text = new StringBuilder(graph.Source).Append('\n');
        foreach (var part in new[] { "Tables", "Notes" }) Show(typeof(PlanGraph).GetProperty(part, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(graph), part, text, 0);
        return text.ToString();
    }

    private static void Show(object? value, string name, StringBuilder text, int depth)
    {
        if (depth > 8) return;
        text.Append(' ', depth).Append(name).Append(": ");
        if (value is null or string || value.GetType() is { IsPrimitive: true } or { IsEnum: true } || value is TimeSpan or DateTimeOffset)
        {
            text.Append(value).Append('\n');
            return;
        }

        text.Append('\n');
        if (value is IEnumerable items)
        {
            var index = 0;
            foreach (var item in items) Show(item, $"[{index++}]", text, depth + 1);
            return;
        }

        foreach (var field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)) Show(field.GetValue(value), field.Name, text, depth + 1);
    }

    private sealed class PlanText(string text) : AdditionalText
    {
        public override string Path => "/shop/plan.md";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Known();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Known : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
                (value = key switch { "build_property.ProjectDir" => "/shop/", "build_metadata.AdditionalFiles.PlanFile" => "true", _ => null }) is not null;
        }
    }
}
