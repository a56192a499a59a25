using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace PlanTool.Tests;

public sealed class ScaffoldTests
{
    [Fact]
    public async Task Each_open_task_has_a_handler_in_the_namespace_of_the_project()
    {
        using var folder = new PlanFolder().Write("Shop/My Shop.csproj", "<Project><PropertyGroup><Nullable>enable</Nullable></PropertyGroup></Project>").Write("Shop/release.plan.md", Plans.Release);
        Assert.Equal(
            new ToolCall(
                0,
                """
                using PlanRuntime;

                namespace My_Shop;

                /// <summary>What the tasks of release.plan.md do.</summary>
                internal static partial class ReleasePlan
                {
                    // 1.2 Write the service (after 1.1)
                    [PlanTask("1.2")]
                    private static Task WriteTheServiceAsync(PlanTaskContext task, CancellationToken cancellationToken) =>
                        throw new NotImplementedException("1.2 Write the service");

                    // 1.3 Write the tests (after 1.1)
                    [PlanTask("1.3")]
                    private static Task WriteTheTestsAsync(PlanTaskContext task, CancellationToken cancellationToken) =>
                        throw new NotImplementedException("1.3 Write the tests");

                    // 2.1 Package
                    [PlanTask("2.1")]
                    private static Task PackageAsync(PlanTaskContext task, CancellationToken cancellationToken) =>
                        throw new NotImplementedException("2.1 Package");

                    // 2.2 Announce
                    [PlanTask("2.2")]
                    private static Task AnnounceAsync(PlanTaskContext task, CancellationToken cancellationToken) =>
                        throw new NotImplementedException("2.2 Announce");
                }

                """,
                ""),
            await folder.RunAsync("scaffold", "Shop/release.plan.md"));
    }

    [Theory]
    [InlineData("<RootNamespace>Own.Name</RootNamespace>", "", "Own.Name")]
    [InlineData("<RootNamespace>$(Computed)</RootNamespace>", "", "Shop")]
    [InlineData("<broken", "", "Shop")]
    [InlineData("", "---\nnamespace: Of.The.Plan\n---\n", "Of.The.Plan")]
    public async Task The_plan_comes_before_the_project(string project, string frontMatter, string expected)
    {
        using var folder = new PlanFolder().Write("Shop.csproj", $"<Project><PropertyGroup>{project}</PropertyGroup></Project>").Write("plan.md", frontMatter + "- [ ] 1.1 a\n");
        Assert.Contains($"namespace {expected};\n", (await folder.RunAsync("scaffold", "plan.md")).Out, StringComparison.Ordinal);
        Assert.Contains("namespace Asked.For;\n", (await folder.RunAsync("scaffold", "plan.md", "--namespace", "Asked.For")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scaffold writes the class of one plan, and 2 files are named", "a.md", "b.md")]
    [InlineData("--namespace: '1 2' is no namespace", "a.md", "--namespace", "1 2")]
    public async Task What_it_cannot_write_is_wrong_usage(string message, params string[] args)
    {
        using var folder = new PlanFolder().Write("a.md", "").Write("b.md", "");
        Assert.Equal(new ToolCall(2, "", $"dotnet plan: {message}\n"), await folder.RunAsync(["scaffold", .. args]));
    }

    [Fact]
    public async Task The_class_compiles_beside_the_generated_one_whatever_the_titles_are()
    {
        const string Plan = """
            ## Phase 1: Names
            - [ ] 1.1 Run
            - [ ] 1.2 run
            - [ ] 1.3 class
            - [ ] 1.4 "]); } /* */ // \ " #if X
            - [ ] 1.5 一二三 😀
            - [ ] 1.6 Graph
            - [ ] 1.7 Handlers
            - [ ] 1.8 Equals (depends: 1.1)
            - [ ] 1.9 123
            - [ ] 1.10 Parent
              - [ ] 1.10.1 Child
            - [x] 1.11 Done
            """;
        using var folder = new PlanFolder().Write("Shop.csproj", "<Project/>").Write("plan.md", Plan);
        var code = (await folder.RunAsync("scaffold", "plan.md")).Out;
        var assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "PlanRuntime.dll" or "netstandard.dll"));
        var usings = CSharpSyntaxTree.ParseText("global using System; global using System.Threading; global using System.Threading.Tasks;", cancellationToken: TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create(
            "Shop", [usings, CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken)],
            assemblies.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var generators = Assembly.Load("PlanGenerators").GetTypes().Where(type => !type.IsAbstract && typeof(IIncrementalGenerator).IsAssignableFrom(type)).Select(type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator());
        CSharpGeneratorDriver.Create(generators, [new PlanText(Plan)], optionsProvider: new Options())
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var diagnostics, TestContext.Current.CancellationToken);
        Assert.Contains("1.10.1", code, StringComparison.Ordinal);
        Assert.DoesNotContain(" RunAsync(", code, StringComparison.Ordinal);
        Assert.Empty(diagnostics);
        Assert.Empty(generated.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden));
        Assert.True(generated.SyntaxTrees.Count() > 2);
    }

    private sealed class PlanText(string text) : AdditionalText
    {
        public override string Path => "/shop/plan.md";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
        {
            ["build_property.RootNamespace"] = "Shop",
            ["build_property.ProjectDir"] = "/shop/",
            ["build_metadata.AdditionalFiles.PlanFile"] = "true",
        };

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Known();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Known : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => Values.TryGetValue(key, out value);
        }
    }
}
