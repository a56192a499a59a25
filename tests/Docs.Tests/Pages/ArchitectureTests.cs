using System.Xml.Linq;
using Xunit;

namespace Docs.Tests.Pages;

/// <summary>The arrows of docs/architecture.md are the references of the projects.</summary>
public sealed class ArchitectureTests
{
    [Theory]
    [InlineData("PlanModel")]
    [InlineData("PlanRuntime")]
    [InlineData("PlanRuntime.Testing", "PlanRuntime")]
    [InlineData("PlanRuntime.Sqlite", "PlanRuntime")]
    [InlineData("PlanRuntime.Console", "PlanRuntime")]
    [InlineData("PlanAnalyzers", "PlanModel")]
    [InlineData("PlanGenerators", "PlanModel")]
    [InlineData("PlanCodeFixes", "PlanModel")]
    [InlineData("PlanTool", "PlanModel", "PlanRuntime", "PlanRuntime.Console")]
    public void A_project_references_nothing_but_what_the_page_draws(string project, params string[] allowed)
    {
        HashSet<string> references = [.. XDocument.Load(Repository.PathOf($"src/{project}/{project}.csproj")).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))];
        Assert.Subset(new HashSet<string>(allowed), references);
    }

    [Fact]
    public void Every_folder_of_the_source_is_in_the_table()
    {
        IReadOnlyList<IReadOnlyList<string>> rows = DocPage.Read("docs/architecture.md").Rows;
        IEnumerable<string> folders = Directory.EnumerateDirectories(Repository.PathOf("src")).Select(folder => "src/" + Path.GetFileName(folder));
        Assert.All(folders, folder => Assert.Contains(rows, row => row[0] == folder));
    }

    [Fact]
    public void Every_folder_of_the_table_exists() => Assert.All(
        DocPage.Read("docs/architecture.md").Rows.Where(row => row[0] != "Folder"),
        row => Assert.True(Directory.Exists(Repository.PathOf(row[0])), row[0]));

    [Theory]
    [InlineData("PlanModel")]
    [InlineData("PlanRuntime")]
    public void The_core_is_source_of_both_sides(string project) =>
        Assert.Contains("PlanCore.projitems", Repository.TextOf($"src/{project}/{project}.csproj"), StringComparison.Ordinal);
}
