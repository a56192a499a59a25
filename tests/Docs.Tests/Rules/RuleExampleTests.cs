using System.Globalization;
using Docs.Tests.Pages;
using PlanModel;
using Xunit;

namespace Docs.Tests.Rules;

/// <summary>The plans on the pages of the rules that read plans: the first one has exactly this fault, the second one has none.</summary>
public sealed class RuleExampleTests
{
    // Rules of handlers need C# (HandlerExampleTests); PLAN0017 has no text, and PLAN0013 too much of it.
    public static TheoryData<string> Ids => new(RuleCatalog.All
        .Where(rule => rule.Category != RuleCategory.Handlers && rule.Id is not ("PLAN0013" or "PLAN0014" or "PLAN0017" or "PLAN5002" or "PLAN5004" or "PLAN5005"))
        .Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_faulty_plan_reports_exactly_what_the_page_shows(string id)
    {
        DocPage page = DocPage.Read(RulePage.FileOf(id));
        Assert.Equal(page.The("Non-compliant plan", "text").Text, Findings(id, page.The("Non-compliant plan", "markdown").Text));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_shows_no_other_rule(string id)
    {
        string output = DocPage.Read(RulePage.FileOf(id)).The("Non-compliant plan", "text").Text;
        Assert.All(output.TrimEnd().Split('\n'), line => Assert.Contains($" {id}: ", line, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_mended_plan_reports_nothing(string id)
    {
        // Every plan that can run has an insight: the page shows a plan without tasks, and that is another rule's matter.
        string expected = id == "PLAN9001" ? "plan.md(1,1): warning PLAN0002: The plan has no task; write one as '- [ ] 1.1 Title'\n" : "";
        Assert.Equal(expected, Findings(id, DocPage.Read(RulePage.FileOf(id)).The("Compliant plan", "markdown").Text));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_comment_on_the_page_silences_the_rule(string id)
    {
        // A suppression cannot excuse an unneeded suppression.
        if (id == "PLAN5003") return;
        DocPage page = DocPage.Read(RulePage.FileOf(id));
        string comment = page.The("Configuration", "markdown").Text.TrimEnd();
        List<string> lines = [.. page.The("Non-compliant plan", "markdown").Text.TrimEnd().Split('\n')];
        if (comment.StartsWith($"<!-- plan-ignore-file {id}: ", StringComparison.Ordinal))
        {
            lines.Add(comment);
        }
        else
        {
            Assert.StartsWith($"<!-- plan-ignore {id}: ", comment, StringComparison.Ordinal);
            int line = int.Parse(page.The("Non-compliant plan", "text").Text.Split('(', ',')[1], CultureInfo.InvariantCulture);
            lines.Insert(line - 1, comment);
        }

        Assert.Equal("", Findings(id, string.Join('\n', lines)));
    }

    [Fact]
    public void The_page_of_unreadable_files_quotes_the_message()
    {
        DocPage page = DocPage.Read(RulePage.FileOf("PLAN0017"));
        Finding finding = Assert.Single(PlanAnalysis.Unreadable("relase.md", "does not exist").Findings);
        Assert.Equal($"relase.md : error PLAN0017: {finding.Message}\n", page.The("Non-compliant project", "text").Text);
    }

    [Fact]
    public void The_page_of_limits_tells_the_number_of_tasks()
    {
        DocPage page = DocPage.Read(RulePage.FileOf("PLAN0013"));
        string line = page.The("Non-compliant plan", "markdown").Text;
        string[] lines = [.. Enumerable.Range(1, 100_001).Select(number => line.Replace("1.1", "1." + number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))];
        Assert.Contains(": error PLAN0013: ", Findings("PLAN0013", string.Concat(lines)), StringComparison.Ordinal);
        Assert.Equal("", Findings("PLAN0013", "## Phase 1: Build\n" + string.Concat(lines.Take(100))));
    }

    // Hidden findings are not shown anywhere, so a page shows only its own.
    private static string Findings(string id, string text)
    {
        PlanDocument plan = PlanParser.Parse("plan.md", text, TestContext.Current.CancellationToken);
        PlanReport report = PlanAnalysis.Analyze(plan, null, TestContext.Current.CancellationToken);
        return string.Concat(report.Findings
            .Where(finding => finding.DefaultSeverity != Severity.Hidden || finding.Rule.Id == id)
            .Select(finding => RulePage.Line(plan, finding) + "\n"));
    }
}
