using System.Xml.Linq;
using PlanTool;
using Xunit;

namespace Docs.Tests.Pages;

/// <summary>The commands in the workflows of docs/ci.md do what the page says.</summary>
public sealed class CiPageTests
{
    private static readonly DocPage Page = DocPage.Read("docs/ci.md");

    [Fact]
    public void Workflows_run_these_commands_and_no_others()
    {
        Assert.All(Page.Blocks, block => Assert.Equal("yaml", block.Language));
        string tool = XDocument.Load(Repository.PathOf("src/PlanTool/PlanTool.csproj")).Descendants("PackageId").Single().Value;
        Assert.Equal(["dotnet build", $"dotnet tool install --global {tool}", "dotnet plan check --format github '**/*.plan.md'"], Page.Blocks.SelectMany(Commands));
    }

    [Fact]
    public void Workflows_are_indented_by_blanks_in_pairs() => Assert.All(
        Page.Blocks.SelectMany(block => block.Text.Split('\n')),
        line => Assert.Equal(0, (line.Length - line.TrimStart().Length) % 2));

    [Theory]
    [InlineData("## Phase 1: Build\n- [ ] 1.1 Build\n", 0, "")]
    [InlineData("## Phase 1: Build\n- [ ] 1.1 Build (depends: 1.2)\n", 1, "::error file=sub/a.plan.md,line=2,")]
    public async Task The_check_fails_on_a_bad_plan_and_annotates_it(string plan, int exitCode, string annotation)
    {
        string folder = Directory.CreateTempSubdirectory("ci").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "sub"));
            await File.WriteAllTextAsync(Path.Combine(folder, "sub", "a.plan.md"), plan, TestContext.Current.CancellationToken);
            using var output = new StringWriter { NewLine = "\n" };
            var host = new ToolHost { Out = output, Error = TextWriter.Null, WorkingDirectory = folder };
            string[] command = Commands(Page.Blocks[^1]).Last().Replace("'", "", StringComparison.Ordinal).Split(' ');
            Assert.Equal(exitCode, await PlanCommandLine.RunAsync(command[2..], host, TestContext.Current.CancellationToken));
            Assert.StartsWith(annotation, output.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Commands(CodeBlock block) =>
        block.Text.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("- run: ", StringComparison.Ordinal)).Select(line => line["- run: ".Length..]);
}
