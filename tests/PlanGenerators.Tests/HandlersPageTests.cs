using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace PlanGenerators.Tests;

/// <summary>The page on handlers, docs/handlers.md: each program on it is compiled with the code before it and prints what the page says.</summary>
public sealed partial class HandlersPageTests
{
    [Theory]
    [InlineData(0, "ReleasePlan.cs")]
    [InlineData(1, "ReleaseTasks.cs")]
    [InlineData(2, null)]
    [InlineData(3, null, "look.plan.md")]
    public async Task Programs_on_the_page_print_what_it_says(int number, string? handlers, string plan = "release.plan.md")
    {
        var page = await File.ReadAllTextAsync(PagePath(), TestContext.Current.CancellationToken);
        var blocks = Block().Matches(page).Select(m => (Info: m.Groups["info"].Value, Text: m.Groups["text"].Value)).ToList();
        var project = new TestProject { OutputKind = OutputKind.ConsoleApplication }
            .WithOption("build_property.RootNamespace", "Example")
            .WithFile(plan, blocks.Single(b => b.Info == "markdown plan=" + plan).Text)
            .WithSource(blocks.Where(b => b.Info == "csharp file=Program.cs").ElementAt(number).Text, "Program.cs");
        if (handlers is not null) project = project.WithSource(blocks.Single(b => b.Info == "csharp file=" + handlers).Text, handlers);

        var generated = project.Generate(TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", generated.Diagnostics.Select(d => d.ToString()).Concat(generated.CompilerDiagnostics)));
        Assert.DoesNotContain(await project.AnalyzeAsync(TestContext.Current.CancellationToken), d => d.Severity > DiagnosticSeverity.Hidden);
        Assert.Equal(blocks.Where(b => b.Info == "text output").ElementAt(number).Text, await generated.RunProgramAsync());
    }

    private static string PagePath([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "handlers.md");

    [GeneratedRegex("^```(?<info>[a-z]+ .+)\n(?<text>(.*\n)*?)```$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
