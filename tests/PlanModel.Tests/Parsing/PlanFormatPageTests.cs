namespace PlanModel.Tests.Parsing;

/// <summary>Every plan on the pages about the format is read, has tasks, and has no finding above information.</summary>
public sealed class PlanFormatPageTests
{
    [Theory]
    [InlineData("plan-format.md", 8)]
    [InlineData("coming-from/openspec.md", 1)]
    [InlineData("coming-from/spec-kit.md", 1)]
    [InlineData("coming-from/kiro.md", 1)]
    [InlineData("coming-from/swarm.md", 1)]
    public void Every_plan_on_the_page_is_in_order(string page, int plans)
    {
        var blocks = PlansOf(File.ReadAllText(Path.Combine(Docs(), page)));
        Assert.Equal(plans, blocks.Count);
        foreach (var block in blocks)
        {
            var report = PlanAnalysis.Analyze(Dump.Parse(block), null, TestContext.Current.CancellationToken);
            Assert.NotEmpty(report.Plan.Document.Tasks);
            Assert.Empty(report.Findings.Where(static finding => finding.DefaultSeverity > Severity.Info).Select(static finding => finding.Rule.Id + ": " + finding.Message));
        }
    }

    private static List<string> PlansOf(string page)
    {
        var blocks = page.Replace("\r\n", "\n", StringComparison.Ordinal).Split("\n```plan\n");
        return [.. blocks.Skip(1).Select(static block => block[..(block.IndexOf("\n```", StringComparison.Ordinal) + 1)])];
    }

    private static string Docs()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PlanAnalyzers.sln"))) return Path.Combine(folder.FullName, "docs");
        }

        throw new DirectoryNotFoundException("the repository around the tests");
    }
}
