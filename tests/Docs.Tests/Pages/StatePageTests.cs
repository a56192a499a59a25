using System.Numerics;
using System.Text;
using System.Text.Json;
using Docs.Tests.Examples;
using Microsoft.CodeAnalysis;
using PlanRuntime;
using Xunit;

namespace Docs.Tests.Pages;

/// <summary>What docs/state.md shows happens, and its tables are complete.</summary>
public sealed class StatePageTests
{
    private static readonly DocPage Page = DocPage.Read("docs/state.md");

    [Fact]
    public void Every_block_is_code_or_a_journal() => Assert.All(Page.Blocks, block => Assert.Contains(block.Language, new[] { "csharp", "text", "sh" }));

    [Fact]
    public async Task Every_block_of_code_runs()
    {
        foreach (CodeBlock block in Page.Blocks.Where(block => block.Language == "csharp"))
        {
            string folder = Directory.CreateTempSubdirectory("state-page").FullName;
            try
            {
                string code = block.Text.Replace("\".plan/Release\"", $"\"{folder}\"", StringComparison.Ordinal);
                Assert.NotEqual(block.Text, code);
                CompiledProject project = await CompiledProject.CompileAsync(new Dictionary<string, string>(), new Dictionary<string, string> { ["Program.cs"] = "using PlanRuntime;\n" + code });
                Assert.Empty(project.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(CompiledProject.Line));
                await project.RunAsync();
                Assert.Subset(NamesOfRows(), Directory.GetFiles(folder).Select(file => Path.GetFileName(file)!).ToHashSet());
                Assert.True(File.Exists(Path.Combine(folder, "status.json")));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    [Fact]
    public void The_lines_of_the_journal_have_their_checksums() => Assert.All(
        Page.Blocks.Single(block => block.Language == "text").Text.TrimEnd('\n').Split('\n'),
        line =>
        {
            uint sum = ~Encoding.UTF8.GetBytes(line[9..]).Aggregate(uint.MaxValue, BitOperations.Crc32C);
            Assert.Equal($"{sum:x8} ", line[..9]);
            JsonDocument.Parse(line[9..]).Dispose();
        });

    [Fact]
    public void The_command_names_a_benchmark()
    {
        string[] words = Page.Blocks.Single(block => block.Language == "sh").Text.Split(' ', '\n');
        Assert.True(Directory.Exists(Repository.PathOf(words[5])), words[5]);
        Assert.Contains($"case [\"{words[7]}\"", Repository.TextOf(words[5] + "/Program.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_policy_is_in_the_table() => Assert.Subset(NamesOfRows(), Enum.GetNames<PlanSync>().ToHashSet());

    [Fact]
    public void Every_fault_is_in_the_table() => Assert.Subset(NamesOfRows(), Enum.GetNames<PlanStateFault>().ToHashSet());

    [Fact]
    public void Every_list_of_changes_is_in_the_table() => Assert.Subset(
        NamesOfRows(), typeof(PlanChanges).GetProperties().Where(property => property.PropertyType != typeof(bool)).Select(property => property.Name).ToHashSet());

    private static HashSet<string> NamesOfRows() => [.. Page.Rows.Select(row => row[0].Split(' ')[0])];
}
