using System.Xml.Linq;
using Docs.Tests.Examples;
using Microsoft.CodeAnalysis;
using PlanModel;
using PlanTool;
using Xunit;

namespace Docs.Tests.Pages;

/// <summary>Everything that the README shows happens.</summary>
public sealed class ReadmeTests
{
    private static readonly DocPage Readme = DocPage.Read("README.md");

    [Fact]
    public void No_block_is_without_a_test() => Assert.Equal(
        [
            "Install: sh", "Install: xml", "Make a mistake: markdown", "Make a mistake: text", "Run it: csharp", "Run it: csharp", "Run it: text",
            "Try this repository: sh", "Check plans without a build: sh", "Check plans without a build: console",
        ],
        Readme.Blocks.Select(block => $"{block.Section}: {block.Language}"));

    [Fact]
    public void The_packages_to_install_are_those_that_are_packed()
    {
        string package = XDocument.Load(Repository.PathOf("src/PlanAnalyzers/PlanAnalyzers.nuspec")).Descendants().First(element => element.Name.LocalName == "id").Value;
        Assert.Equal($"dotnet add package {package}\n", Readme.The("Install", "sh").Text);
        string tool = XDocument.Load(Repository.PathOf("src/PlanTool/PlanTool.csproj")).Descendants("PackageId").Single().Value;
        Assert.Equal($"dotnet tool install --global {tool}\n", Readme.The("Check plans without a build", "sh").Text);
    }

    [Fact]
    public async Task A_listed_file_becomes_the_class_that_the_text_names()
    {
        string file = XElement.Parse(Readme.The("Install", "xml").Text).Element("PlanFile")!.Attribute("Include")!.Value;
        CompiledProject project = await CompiledProject.CompileAsync(
            new Dictionary<string, string> { [file] = "- [ ] 1.1 Add the page\n" }, new Dictionary<string, string> { ["Program.cs"] = "await AddLoginPlan.RunAsync(async (task, token) => await Task.Yield());" });
        Assert.Empty(project.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(CompiledProject.Line));
    }

    [Fact]
    public async Task The_mistake_fails_the_build_with_the_lines_shown()
    {
        string plan = Readme.The("Make a mistake", "markdown").Text;
        Assert.Equal(6, plan.Count('\n'));
        CompiledProject project = await CompiledProject.CompileAsync(new Dictionary<string, string> { ["plan.md"] = plan }, new Dictionary<string, string>());
        Assert.Equal(Readme.The("Make a mistake", "text").Text, string.Concat(project.Diagnostics.Select(diagnostic => CompiledProject.Line(diagnostic) + "\n")));
        Assert.All(project.Diagnostics, diagnostic => Assert.Equal(RuleCatalog.Find(diagnostic.Id)!.HelpLink, diagnostic.Descriptor.HelpLinkUri));
    }

    [Fact]
    public async Task The_mended_plan_and_its_code_run_as_shown()
    {
        CompiledProject project = await CompileAsync(MendedPlan());
        Assert.Empty(project.Diagnostics.Select(CompiledProject.Line));
        Assert.Equal(Readme.The("Run it", "text").Text, await project.RunAsync());
    }

    [Fact]
    public async Task Without_the_dependency_the_code_does_not_build()
    {
        CompiledProject project = await CompileAsync(MendedPlan().Replace("depends: 1.1, 1.2", "depends: 1.2", StringComparison.Ordinal));
        Assert.Contains(project.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && CompiledProject.Line(diagnostic).Contains("PLAN4005", StringComparison.Ordinal));
    }

    [Fact]
    public void The_commands_are_those_that_ci_runs()
    {
        Assert.Equal("dotnet run --project samples/SampleProject\ndotnet test\n", Readme.The("Try this repository", "sh").Text);
        string ci = Repository.TextOf(".ci/run");
        Assert.Contains("dotnet run --project samples/SampleProject", ci, StringComparison.Ordinal);
        Assert.Contains("dotnet test", ci, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_line_prints_what_the_page_shows()
    {
        string folder = Directory.CreateTempSubdirectory("readme").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "plan.md"), Readme.The("Make a mistake", "markdown").Text);
            using var output = new StringWriter { NewLine = "\n" };
            var host = new ToolHost { Out = output, Error = output, WorkingDirectory = folder };
            string[] shown = Readme.The("Check plans without a build", "console").Text.Split('\n', 2);
            string[] arguments = shown[0].Split(' ');
            Assert.Equal(["$", "dotnet", "plan"], arguments[..3]);
            Assert.Equal(1, await PlanCommandLine.RunAsync(arguments[3..], host, TestContext.Current.CancellationToken));
            Assert.Equal(shown[1], output.ToString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string MendedPlan() => Readme.The("Make a mistake", "markdown").Text.Replace("1.3", "1.2", StringComparison.Ordinal);

    private static Task<CompiledProject> CompileAsync(string plan)
    {
        IReadOnlyList<CodeBlock> code = [.. Readme.In("Run it").Where(block => block.Language == "csharp")];
        return CompiledProject.CompileAsync(
            new Dictionary<string, string> { ["plan.md"] = plan },
            new Dictionary<string, string> { ["Plan.cs"] = code[0].Text, ["Program.cs"] = code[1].Text },
            rootNamespace: "Release");
    }
}
