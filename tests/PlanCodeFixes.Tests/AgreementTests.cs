using PlanTool;

namespace PlanCodeFixes.Tests;

/// <summary>An editor that fixes all of a rule, and <c>dotnet plan fix --rule</c>, leave the same text.</summary>
public sealed class AgreementTests
{
    private const string Heading = "## Phase 1: Core\n- [ ] 1.1 A\n";

    [Theory]
    [MemberData(nameof(PlanFileFixTests.Fixes), MemberType = typeof(PlanFileFixTests))]
    public async Task The_editor_and_the_tool_write_the_same(string rule, string faulty, string mended, string[] titles)
    {
        using var editor = new Editor(Heading + faulty);
        await editor.FixAllAsync(rule, (await editor.ActionsAsync(rule)).First(action => action.Title == titles[0]).EquivalenceKey!);
        var written = await editor.TextAsync();

        Assert.Equal(await FixAsync(rule, Heading + faulty), written);
        if (titles.Length == 1) Assert.Equal(Heading + mended, written);
    }

    private static async Task<string> FixAsync(string rule, string plan)
    {
        var folder = Directory.CreateTempSubdirectory("plan-fixes-").FullName;
        try
        {
            var file = Path.Combine(folder, "plan.md");
            await File.WriteAllTextAsync(file, plan, TestContext.Current.CancellationToken);
            using var answer = new StringWriter();
            var host = new ToolHost { Out = answer, Error = answer, WorkingDirectory = folder };
            await PlanCommandLine.RunAsync(["fix", "plan.md", "--rule", rule], host, TestContext.Current.CancellationToken);
            return await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
