using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace PlanGenerators.Tests;

/// <summary>The pages docs/handlers.md, docs/testing.md and docs/agents.md: each program on them is compiled with the code before it and prints what the page says.</summary>
public sealed partial class PageProgramTests
{
    [Theory]
    [InlineData("handlers.md", 0, "ReleasePlan.cs")]
    [InlineData("handlers.md", 1, "ReleaseTasks.cs")]
    [InlineData("handlers.md", 2, "ReleaseTasks.cs")]
    [InlineData("handlers.md", 3, "ReleaseTasks.cs")]
    [InlineData("handlers.md", 4, null)]
    [InlineData("handlers.md", 5, null, "look.plan.md")]
    [InlineData("handlers.md", 6, null, "look.plan.md")]
    [InlineData("testing.md", 0, "ReleasePlan.cs")]
    [InlineData("testing.md", 1, "ReleasePlan.cs")]
    [InlineData("testing.md", 2, null)]
    [InlineData("agents.md", 0, "FeatureAgent.cs", "feature.plan.md")]
    public async Task Programs_on_a_page_print_what_it_says(string page, int number, string? handlers, string plan = "release.plan.md")
    {
        var blocks = Blocks(page);
        var project = new TestProject { OutputKind = OutputKind.ConsoleApplication }
            .WithTestKit()
            .WithExtensions()
            .WithOption("build_property.RootNamespace", "Example")
            .WithFile(plan, blocks.Single(b => b.Info == "markdown plan=" + plan).Text)
            .WithSource(blocks.Where(b => b.Info == "csharp file=Program.cs").ElementAt(number).Text, "Program.cs");
        if (handlers is not null) project = project.WithSource(blocks.Single(b => b.Info == "csharp file=" + handlers).Text, handlers);

        var generated = project.Generate(TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", generated.Diagnostics.Select(d => d.ToString()).Concat(generated.CompilerDiagnostics)));
        Assert.DoesNotContain(await project.AnalyzeAsync(TestContext.Current.CancellationToken), d => d.Severity > DiagnosticSeverity.Hidden);
        Assert.Equal(blocks.Where(b => b.Info == "text output").ElementAt(number).Text, await generated.RunProgramAsync());
    }

    [Theory]
    [InlineData("handlers.md", 7)]
    [InlineData("testing.md", 3)]
    [InlineData("agents.md", 1)]
    public void Every_program_is_run(string page, int programs) => Assert.Equal((programs, programs), (Blocks(page).Count(b => b.Info == "csharp file=Program.cs"), Blocks(page).Count(b => b.Info == "text output")));

    private static List<(string Info, string Text)> Blocks(string page) =>
        [.. Block().Matches(File.ReadAllText(PathOf(page))).Select(m => (m.Groups["info"].Value, m.Groups["text"].Value))];

    private static string PathOf(string page, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", page);

    [GeneratedRegex("^```(?<info>[a-z]+ .+)\n(?<text>(.*\n)*?)```$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
