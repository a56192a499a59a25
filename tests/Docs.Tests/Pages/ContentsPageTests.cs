using Xunit;

namespace Docs.Tests.Pages;

/// <summary>docs/README.md leads to every page.</summary>
public sealed class ContentsPageTests
{
    // The rule index leads to the rules, the plan format to the pages for people who come from other tools.
    public static TheoryData<string> Pages => new(Repository.Pages.Where(page =>
        page is not ("README.md" or "docs/README.md") && !page.StartsWith("docs/rules/PLAN", StringComparison.Ordinal) && !page.StartsWith("docs/coming-from/", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_page_is_linked(string page) =>
        Assert.Contains($"({page["docs/".Length..]})", Repository.TextOf("docs/README.md"), StringComparison.Ordinal);
}
