using Docs.Tests.Pages;
using Docs.Tests.Rules;
using PlanModel;
using Xunit;

namespace Docs.Tests.Site;

/// <summary>The sample's plan is right, and each way to spoil it that a reader tries is found at its place.</summary>
public sealed class SamplePlanTests
{
    private static readonly string Plan = Repository.TextOf("samples/SampleProject/plan.md").ReplaceLineEndings("\n");

    [Fact]
    public void Nothing_is_to_be_said_of_it() => Assert.Empty(Findings(Plan));

    [Theory]
    [InlineData("(depends: 1.2) (estimate: 40s)", "(depends: 1.2, 3.9) (estimate: 40s)", "3.9) (estimate: 40s)", "PLAN1001")]
    [InlineData("(depends: 1.2) (estimate: 40s)", "(depends: 1.2, 4.2) (estimate: 40s)", "4.2) (estimate: 40s)", "PLAN1002")]
    [InlineData("(site/rules/index.html)", "(site/rules/PLAN0001.html)", "site/rules/PLAN0001.html", "PLAN2001")]
    [InlineData("(depends: 1.5, 2.3) (estimate: 60s)", "(depends: 1.5, 3.4) (estimate: 60s)", "3.4) (estimate: 60s)", "PLAN1003")]
    public void A_mistake_is_an_error_at_its_token(string written, string mistaken, string token, string rule)
    {
        Assert.Contains(written, Plan, StringComparison.Ordinal);
        string plan = Plan.Replace(written, mistaken, StringComparison.Ordinal);
        string before = plan[..plan.IndexOf(token, StringComparison.Ordinal)];
        string place = $"plan.md({before.Count('\n') + 1},{before.Length - before.LastIndexOf('\n')}): error {rule}: ";
        Assert.StartsWith(place, Assert.Single(Findings(plan)), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Findings(string text)
    {
        PlanDocument plan = PlanParser.Parse("plan.md", text, TestContext.Current.CancellationToken);
        return [.. PlanAnalysis.Analyze(plan, null, TestContext.Current.CancellationToken).Findings
            .Where(finding => finding.DefaultSeverity != Severity.Hidden)
            .Select(finding => RulePage.Line(plan, finding))];
    }
}
