using Docs.Tests.Pages;
using Xunit;

namespace Docs.Tests.Site;

/// <summary>The sample as a reader meets it: as a program.</summary>
public sealed class SampleProjectTests
{
    [Fact]
    public async Task Builds_the_site_of_this_repository()
    {
        using var site = new SiteBuild();
        string output = Directory.CreateTempSubdirectory("site").FullName;
        try
        {
            await site.RunAsync(output, "--repository", Repository.Root);
            Assert.True(site.ExitCode == 0, site.Output);
            Assert.Contains("20 of 20 tasks completed in ", site.Output, StringComparison.Ordinal);
            Assert.Contains("one after the other they take ", site.Output, StringComparison.Ordinal);
            Assert.Contains("Critical path, ", site.Output, StringComparison.Ordinal);
            Assert.Equal(Repository.Pages.Count, Directory.EnumerateFiles(output, "*.html", SearchOption.AllDirectories).Count());
        }
        finally
        {
            Directory.Delete(output, recursive: true);
        }
    }

    [Fact]
    public async Task A_broken_link_is_reported_at_its_place_and_fails_the_run()
    {
        using SiteBuild site = new SiteBuild().Write("docs/guide.md", "# Guide\n\nSee [more](missing.md)\nand [there](#nowhere).\n");
        await site.RunAsync();
        Assert.Equal(1, site.ExitCode);
        Assert.Contains("docs/guide.md(3,5): error: link 'missing.md' does not exist", site.Output, StringComparison.Ordinal);
        Assert.Contains("docs/guide.md(4,5): error: link '#nowhere' names no heading of 'docs/guide.md'", site.Output, StringComparison.Ordinal);
        Assert.Contains("blocked by 3.1", site.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../outside.md", "leaves the repository")]
    [InlineData("javascript:alert(1)", "has a scheme that a page may not use")]
    [InlineData("../README.md#none", "names no heading of 'README.md'")]
    public async Task A_link_that_may_not_be_is_broken(string link, string reason)
    {
        using SiteBuild site = new SiteBuild().Write("docs/guide.md", $"# Guide\n\n[x]({link})\n");
        await site.RunAsync();
        Assert.Contains($"docs/guide.md(3,1): error: link '{link}' {reason}", site.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", site.Page("guide.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_in_titles_and_text_is_text()
    {
        using SiteBuild site = new SiteBuild().Write("docs/guide.md", "# A <script>alert(1)</script> & \"more\"\n\n## <b>Bold</b>\n\n## Next\n\n<img src=x onerror=alert(1)>\n\n```html\n<script>alert(2)</script>\n```\n");
        await site.RunAsync();
        Assert.True(site.ExitCode == 0, site.Output);
        string page = site.Page("guide.html");
        Assert.Contains("<title>A &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot; ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script>", site.Page("index.html"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<", site.Page("search-index.js"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_site_works_without_anything_from_elsewhere()
    {
        using SiteBuild site = new SiteBuild().Write("docs/sub/deep.md", "# Deep\n\n[up](../../README.md), [rule](../rules/PLAN0001.md), `PLAN0001`\n");
        await site.RunAsync();
        Assert.True(site.ExitCode == 0, site.Output);
        string page = site.Page("sub/deep.html");
        Assert.Contains("href=\"../assets/site.css\"", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"../index.html\">up</a>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"../rules/PLAN0001.html\"><code>PLAN0001</code></a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", site.Page("assets/site.css"), StringComparison.Ordinal);
        Assert.True(site.Has("assets/icon.svg"));
    }

    [Fact]
    public async Task The_rule_index_shows_the_severities_of_the_pages()
    {
        using var site = new SiteBuild();
        await site.RunAsync();
        Assert.Contains("<a href=\"PLAN0001.html\">PLAN0001</a></td><td><span class=\"badge error\">error</span></td><td>Duplicate task id</td>", site.Page("rules/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_search_index_has_titles_headings_and_words_of_every_page()
    {
        using SiteBuild site = new SiteBuild().Write("docs/sub/deep.md", "# Deep water\n\n## Second part\n\nA whale, a WHALE and `code`.\n\n```text\nhidden\n```\n");
        await site.RunAsync();
        Assert.True(site.ExitCode == 0, site.Output);
        string index = site.Page("search-index.js");
        Assert.StartsWith("window.planSearch=[", index, StringComparison.Ordinal);
        Assert.Contains("""{"title":"Deep water","address":"sub/deep.html","sections":[{"title":"Second part","anchor":"second-part"}],"words":"and deep part second water whale"}""", index, StringComparison.Ordinal);
        Assert.Contains("\"PLAN0001 Duplicate task id\"", index, StringComparison.Ordinal);
        Assert.Contains("<form class=\"search\" role=\"search\" data-root=\"../\" hidden>", site.Page("sub/deep.html"), StringComparison.Ordinal);
        Assert.Contains("<script src=\"../assets/search.js\" defer></script>", site.Page("sub/deep.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sidebar_follows_the_table_of_contents()
    {
        using SiteBuild site = new SiteBuild().Write("docs/README.md", "# Contents\n\n[z](z.md), [a](a.md)\n").Write("docs/a.md", "# Page A\n").Write("docs/z.md", "# Page Z\n");
        await site.RunAsync();
        string sidebar = site.Page("index.html").Split("<nav id=\"navigation\"")[1];
        int[] places = [.. new[] { ">Start<", ">Contents<", ">Page Z<", ">Page A<" }.Select(title => sidebar.IndexOf(title, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task A_rule_page_without_facts_fails_with_its_name()
    {
        using SiteBuild site = new SiteBuild().Write("docs/rules/PLAN0002.md", "# PLAN0002: Plan without tasks\n\nText.\n");
        await site.RunAsync();
        Assert.Equal(1, site.ExitCode);
        Assert.Contains("docs/rules/PLAN0002.md: no table under the first heading.", site.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--unknown", "unknown option '--unknown'")]
    [InlineData("--repository", "--repository needs a folder")]
    public async Task Wrong_usage_says_how_to_call_it(string argument, string fault)
    {
        using var site = new SiteBuild();
        await site.RunAsync(argument);
        Assert.Equal(2, site.ExitCode);
        Assert.Contains(fault, site.Output, StringComparison.Ordinal);
        Assert.Contains("usage: SampleProject", site.Output, StringComparison.Ordinal);
    }
}
