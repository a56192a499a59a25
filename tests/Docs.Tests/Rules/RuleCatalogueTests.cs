using Docs.Tests.Pages;
using PlanModel;
using Xunit;

namespace Docs.Tests.Rules;

/// <summary>Pages, index and README say what the catalogue says.</summary>
public sealed class RuleCatalogueTests
{
    public static TheoryData<string> Ids => new(RuleCatalog.All.Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_has_a_page_with_its_title_severity_and_category(string id)
    {
        RuleDescriptor rule = RuleCatalog.Find(id)!;
        string file = RulePage.FileOf(id);
        Assert.True(File.Exists(Repository.PathOf(file)), $"{file} is missing.");
        DocPage page = DocPage.Read(file);

        Assert.Equal($"{rule.Id}: {rule.Title}", page.Title);
        Assert.Equal(["Default severity", "Category", "Stops the graph"], page.Rows[0]);
        Assert.Equal([RulePage.Word(rule.DefaultSeverity), rule.Category, rule.StopsGraph ? "yes" : "no"], page.Rows[1]);
        Assert.EndsWith("/" + file, rule.HelpLink, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/rules/README.md")]
    public void Tables_list_the_catalogue_in_order(string file)
    {
        IEnumerable<string> expected = RuleCatalog.All.Select(rule => $"{rule.Id} | {RulePage.Word(rule.DefaultSeverity)} | {rule.Title}");
        IEnumerable<string> actual = DocPage.Read(file).Rows.Where(row => row[0].StartsWith("PLAN", StringComparison.Ordinal)).Select(row => string.Join(" | ", row));
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Every_page_describes_a_rule_of_the_catalogue() => Assert.Equal(
        RuleCatalog.All.Select(rule => RulePage.FileOf(rule.Id)),
        Repository.Pages.Where(page => page.StartsWith("docs/rules/PLAN", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_page_teaches_in_the_same_order(string id)
    {
        IEnumerable<string> headings = DocPage.Read(RulePage.FileOf(id)).Sections.Select(heading => heading.Split(' ')[0]);
        Assert.Equal(["Cause", "Why", "How", "Non-compliant", "Compliant", "Configuration"], headings);
    }
}
