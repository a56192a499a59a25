using Docs.Tests.Examples;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Docs.Tests.Pages;

/// <summary>The code of docs/runtime.md compiles and runs.</summary>
public sealed class RuntimePageTests
{
    private static readonly DocPage Page = DocPage.Read("docs/runtime.md");

    [Fact]
    public void Every_block_is_code() => Assert.All(Page.Blocks, block => Assert.Equal("csharp", block.Language));

    [Fact]
    public async Task The_first_plan_runs_to_its_end()
    {
        const string Rest = """
            Console.Write(result.Status);
            static Task DoAsync(string title, CancellationToken cancellationToken) => Task.CompletedTask;
            """;
        CompiledProject project = await CompileAsync(Page.Blocks[0].Text + Rest);
        Assert.Equal("Completed", await project.RunAsync());
    }

    [Fact]
    public async Task The_other_blocks_compile()
    {
        foreach (CodeBlock block in Page.Blocks.Skip(1)) await CompileAsync(block.Text);
    }

    private static async Task<CompiledProject> CompileAsync(string statements)
    {
        CompiledProject project = await CompiledProject.CompileAsync(
            new Dictionary<string, string>(), new Dictionary<string, string> { ["Program.cs"] = "using PlanRuntime;\n" + statements });
        Assert.Empty(project.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(CompiledProject.Line));
        return project;
    }
}
