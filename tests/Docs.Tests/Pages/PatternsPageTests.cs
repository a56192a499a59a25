using PlanModel;
using Xunit;

namespace Docs.Tests.Pages;

/// <summary>The plans of docs/patterns.md are plans, and get the pattern under whose heading they stand.</summary>
public sealed class PatternsPageTests
{
    private static readonly DocPage Page = DocPage.Read("docs/patterns.md");

    public static TheoryData<string> Sections => new(Page.Blocks.Where(block => block.Language == "markdown").Select(block => block.Section));

    [Fact]
    public void Other_blocks_are_drawings() =>
        Assert.All(Page.Blocks.Where(block => block.Language != "markdown"), block => Assert.Contains(block.Language, (string[])["", "mermaid"]));

    [Theory]
    [MemberData(nameof(Sections))]
    public void An_example_has_no_fault(string section) =>
        Assert.Empty(Findings(section).Where(finding => finding.DefaultSeverity != Severity.Hidden).Select(finding => finding.Message));

    [Theory]
    [InlineData("Independent")]
    [InlineData("Dag")]
    [InlineData("Batched")]
    [InlineData("Hybrid")]
    public void Auto_takes_the_pattern_of_the_section(string section)
    {
        Finding insight = Assert.Single(Findings(section), finding => finding.Rule.Id == "PLAN9001");
        Assert.Contains($"pattern {section.ToLowerInvariant()} ", insight.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Finding> Findings(string section)
    {
        PlanDocument plan = PlanParser.Parse("plan.md", Page.The(section, "markdown").Text, TestContext.Current.CancellationToken);
        return PlanAnalysis.Analyze(plan, null, TestContext.Current.CancellationToken).Findings;
    }
}
