using System.Text.RegularExpressions;
using PlanRuntime.Testing;

namespace PlanTool.Tests.Report;

/// <summary>The report as a browser shows it.</summary>
public sealed partial class ReportInBrowserTests
{
    /// <summary>Titles that a page which is careless with text would obey.</summary>
    private const string Hostile = """
        # <script>document.documentElement.dataset.ran = "title"</script></title><b>Shop</b>

        ## Phase 1: <img src=x onerror="document.documentElement.dataset.ran = 'phase'">

        - [ ] 1.1 </style></script><script>document.documentElement.dataset.ran = "task"</script>
        - [ ] 1.2 "><svg onload='document.documentElement.dataset.ran = "svg"'> (depends: 1.1)
        - [ ] 1.3 ]]> --> <!-- &lt;b&gt; &amp; ' " (depends: 1.2)
        - [ ] 1.4 RTL ‮dessap‬ and bell and escape [31m (depends: 1.3)

        """;

    [Fact]
    public async Task Titles_full_of_markup_are_text()
    {
        Chromium.Require();
        using var folder = new PlanFolder().Write("plan.md", Hostile.Replace("bell", "\a\u001b", StringComparison.Ordinal));
        await RecordedRun.OfAsync(folder, new PlanTest().Fails("1.4", error: new InvalidOperationException("<img src=x onerror=\"document.documentElement.dataset.ran='error'\">\u202E")));
        var dom = await DomOfAsync(folder);
        Assert.DoesNotContain("data-ran", dom, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", dom, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", dom, StringComparison.Ordinal);
        Assert.Equal(1, Count(dom, "<script"));
        Assert.Equal(0, dom.Count(c => c is '\u001b' or '\a' or '\u202E'));
        Assert.Contains("&lt;script&gt;document.documentElement.dataset.ran = \"task\"&lt;/script&gt;</bdi>", dom, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x onerror=\"document.documentElement.dataset.ran='error'\"&gt;", dom, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_task_has_a_row_a_box_and_where_it_ran_a_bar()
    {
        Chromium.Require();
        using var folder = new PlanFolder().Write("plan.md", ReportTests.Shop);
        await RecordedRun.OfAsync(folder, new PlanTest());
        var dom = await DomOfAsync(folder);
        Assert.Equal((5, 5, 4), (Count(dom, "<tr id=\"t"), Count(dom, "class=\"box\""), Count(dom, "<a href=\"#t\\d+\" class=\"bar")));

        // The page's own script ran: it makes buttons of the headings, and the timeline one stop of the tab key.
        Assert.Equal(5, Count(dom, "<th [^>]*><button"));
        Assert.Equal(1, Count(dom, "class=\"bar [^>]*tabindex=\"0\""));
    }

    [Theory]
    [InlineData(false, "rgb(255, 255, 255) rgb(31, 35, 40)")]
    [InlineData(true, "rgb(13, 17, 23) rgb(230, 237, 243)")]
    public async Task It_is_light_or_dark_as_the_reader_likes(bool isDark, string colours)
    {
        Chromium.Require();
        using var folder = new PlanFolder().Write("plan.md", ReportTests.Shop);
        Assert.Equal(colours, await ProbeAsync(folder, "const style = getComputedStyle(document.body); answer(style.backgroundColor + ' ' + style.color);", isDark));
    }

    [Fact]
    public async Task The_table_is_filtered_and_sorted()
    {
        Chromium.Require();
        using var folder = new PlanFolder().Write("plan.md", ReportTests.Shop);
        await RecordedRun.OfAsync(folder, new PlanTest());
        Assert.Equal("2 of 5 tasks; 1.2,1.3", await ProbeAsync(folder, """
            find.value = "WRITE"; show(); answer(count.textContent + "; " + shown());
            """));
        Assert.Equal("1.2,1.3,2.1,2.2,1.1", await ProbeAsync(folder, """
            const button = document.querySelector("th[data-by=d] button"); button.click(); button.click(); answer(shown());
            """));
        Assert.Equal("1.2,2.1,2.2", await ProbeAsync(folder, "critical.checked = true; show(); answer(shown());"));
    }

    [Fact]
    public async Task The_keyboard_goes_from_bar_to_bar_and_on_to_the_row()
    {
        Chromium.Require();
        using var folder = new PlanFolder().Write("plan.md", ReportTests.Shop);
        await RecordedRun.OfAsync(folder, new PlanTest());
        Assert.Equal("#t1 #t2 #t1 #t3 #t4 #t1", await ProbeAsync(folder, """
            document.querySelector(".bar[tabindex='0']").focus();
            const been = [place()];
            for (const key of ["ArrowDown", "ArrowUp", "ArrowRight", "End", "Home"]) {
              document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
              been.push(place());
            }
            answer(been.join(" "));
            function place() { return document.activeElement.getAttribute("href"); }
            """));
        Assert.Equal("t3", await ProbeAsync(folder, "answer(document.activeElement.id);", fragment: "#t3"));
    }

    [Fact]
    public async Task A_script_that_got_into_the_page_would_not_run()
    {
        Chromium.Require();
        using var folder = new PlanFolder().Write("plan.md", ReportTests.Shop);
        await folder.RunAsync("report", "plan.md", "-o", "run.html");
        folder.Write("run.html", folder.Read("run.html").Replace("</main>", "<script>document.documentElement.dataset.ran = 1</script></main>", StringComparison.Ordinal));
        var dom = await Chromium.DomOfAsync(Path.Combine(folder.Path, "run.html"));
        Assert.Equal(2, Count(dom, "<script"));
        Assert.DoesNotContain("data-ran=\"1\"", dom, StringComparison.Ordinal);
    }

    private static async Task<string> DomOfAsync(PlanFolder folder)
    {
        var (code, _, error) = await folder.RunAsync("report", "plan.md", "-o", "run.html");
        Assert.True(code == 0, error);
        return await Chromium.DomOfAsync(Path.Combine(folder.Path, "run.html"));
    }

    /// <summary>Runs a script in a copy of the page without its policy, which would forbid it, and returns what it answers.</summary>
    private static async Task<string> ProbeAsync(PlanFolder folder, string script, bool isDark = false, string fragment = "")
    {
        var (code, html, error) = await folder.RunAsync("report", "plan.md");
        Assert.True(code == 0, error);
        var probe = $$"""
            <script>
            const answer = text => document.documentElement.dataset.answer = text;
            const shown = () => [...document.querySelectorAll("tr[id]")].filter(row => !row.hidden).map(row => row.querySelector(".id").textContent).join();
            {{script}}
            </script></body>
            """;
        folder.Write("probe.html", Policy().Replace(html, "").Replace("</body>", probe, StringComparison.Ordinal));
        var dom = await Chromium.DomOfAsync(Path.Combine(folder.Path, "probe.html"), isDark, fragment);
        return Answer().Match(dom).Groups[1].Value;
    }

    private static int Count(string dom, string pattern) => Regex.Count(dom, pattern, RegexOptions.None, TimeSpan.FromSeconds(10));

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\"[^>]*>")]
    private static partial Regex Policy();

    [GeneratedRegex("data-answer=\"([^\"]*)\"")]
    private static partial Regex Answer();
}
