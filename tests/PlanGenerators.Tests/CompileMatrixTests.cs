using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PlanGenerators.Tests;

/// <summary>Generated code compiles without a word in every language version and setting that is supported, however the user writes the classes.</summary>
public sealed class CompileMatrixTests
{
    private const string Plan = """
        ## Phase 1: Core
        - [ ] 1.1 Types
        - [ ] 1.2 Target (depends: 1.1)
        - [ ] 1.3 Part0 (depends: 1.1)
        - [ ] 1.4 Results of rest (depends: 1.2, 1.3)
        """;

    public static TheoryData<LanguageVersion, NullableContextOptions, string> Settings
    {
        get
        {
            var data = new TheoryData<LanguageVersion, NullableContextOptions, string>();
            foreach (var version in new[] { LanguageVersion.CSharp12, LanguageVersion.Latest, LanguageVersion.Preview })
            {
                foreach (var nullable in new[] { NullableContextOptions.Enable, NullableContextOptions.Disable, NullableContextOptions.Warnings })
                {
                    foreach (var kind in new[] { "file-scoped", "nested", "parts", "instance", "constrained" }) data.Add(version, nullable, kind);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Every_form_of_class_compiles_without_a_warning(LanguageVersion version, NullableContextOptions nullable, string kind)
    {
        var project = new TestProject { LanguageVersion = version, Nullable = nullable }.WithExtensions().WithFile("plan.md", Plan).WithFile("other.plan.md", Plan);
        foreach (var (path, text) in CodeOf(kind)) project = project.WithSource(text, path);
        var generated = project.Generate(TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", generated.Diagnostics.Select(d => d.ToString()).Concat(generated.CompilerDiagnostics)));
    }

    private static IEnumerable<(string Path, string Text)> CodeOf(string kind) => kind switch
    {
        "file-scoped" => [("A.cs", "namespace App; public static partial class Plan { [PlanTask(\"1.1\")] static int A() => 1; [PlanTask(\"1.2\")] static int B(int a) => a; [PlanTask(\"*\")] static string Rest() => \"\"; }")],
        "nested" => [("A.cs", "namespace App { namespace @class.Inner { public partial class Outer { internal partial struct Box { [Plan(\"plan.md\")] internal sealed partial class Work { [PlanTask(\"*\")] private System.Threading.Tasks.Task<int> Do() => System.Threading.Tasks.Task.FromResult(1); } } } } }")],
        "parts" =>
        [
            ("A.cs", "namespace App; static partial class Plan { [PlanTask(\"1.1\")] static int A() => 1; static partial void Log(string text); }"),
            ("B.cs", "namespace App { static partial class Plan { [PlanTask(\"1.2\"), PlanTask(\"1.3\")] static async System.Threading.Tasks.ValueTask<(int Left, int[] Right)> B(int a) { await System.Threading.Tasks.Task.Yield(); Log(\"b\"); return (a, new[] { a }); } } }"),
            ("C.cs", "namespace App { static partial class Plan { [PlanTask(\"1.4\")] static void C(System.Collections.Generic.IEnumerable<(int, int[])> all) { } } }"),
        ],
        "instance" =>
        [
            ("A.cs", "namespace App; [Plan(\"plan.md\")] public partial class First { [PlanTask(\"1.1\")] public int A() => 1; [PlanRollback(\"1.1\")] protected void Undo(int a) { } }"),
            ("B.cs", "namespace App; [Plan(\"plan.md\")] public partial record Second(string Name) { [PlanTask(\"*\")] private int B([From(\"1.1\")] int a) => a; }"),
            ("C.cs", "namespace App; [Plan(\"other.plan.md\")] internal sealed partial class Third { [PlanTask(\"*\")] private int Rest() => 1; }"),
        ],
        _ => [("A.cs", """
            namespace App;
            public interface IThing<T> where T : struct { T Value { get; } }
            public sealed class Thing<T> : IThing<T> where T : struct { public T Value => default; }
            public abstract class Base<T> where T : class, new() { [PlanTask("1.1")] protected T A() => new(); }
            [Plan("plan.md")] public sealed partial class Work : Base<Work.Result>
            {
                public sealed class Result { }
                [PlanTask("1.2")] private Thing<int> B(Result a) => new();
                [PlanTask("1.3")] private IThing<System.Collections.Generic.KeyValuePair<int, long>> C(Result a) => new Thing<System.Collections.Generic.KeyValuePair<int, long>>();
                [PlanTask("1.4")] private void D(IThing<int> b, IThing<System.Collections.Generic.KeyValuePair<int, long>> c) { }
            }
            """)],
    };
}
