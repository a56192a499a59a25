using System.Text.RegularExpressions;
using PlanRuntime;
using PlanRuntime.Testing;

namespace PlanTool.Tests.Report;

/// <summary><c>report</c>: what the file says, and what it may hold.</summary>
public sealed partial class ReportTests
{
    internal const string Shop = """
        # Shop

        ## Phase 1: Build

        - [x] 1.1 Create the types
        - [ ] 1.2 Write the service (depends: 1.1) (estimate: 10m)
        - [ ] 1.3 Write the pages (depends: 1.1) (estimate: 4m)

        ## Phase 2: Ship

        - [ ] 2.1 Package (depends: 1.2, 1.3) (estimate: 2m)
        - [ ] 2.2 Announce (depends: 2.1)

        """;

    [Fact]
    public async Task A_plan_that_never_ran_is_reported_with_its_estimates()
    {
        using var folder = new PlanFolder().Write("plan.md", Shop);
        var (code, html, error) = await folder.RunAsync("report", "plan.md");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("not run yet</span></h1>", html, StringComparison.Ordinal);
        Assert.Contains("<p>Nothing has run yet.</p>", html, StringComparison.Ordinal);
        Assert.Equal(["1.2", "2.1", "2.2"], PathOf(html));
        Assert.Contains("<dt>critical path, estimated</dt><dd>13m</dd>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"runs\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_critical_path_is_the_one_taken_and_slots_are_what_ran_at_once()
    {
        using var folder = new PlanFolder().Write("plan.md", Shop);
        await RecordedRun.OfAsync(folder, new PlanTest().Takes("1.3", TimeSpan.FromMinutes(15)));
        var (code, _, error) = await folder.RunAsync("report", "plan.md", "-o", "run.html");
        Assert.Equal((0, "run.html: 5 tasks, completed.\n"), (code, error));
        var html = folder.Read("run.html");
        Assert.Equal(["1.3", "2.1", "2.2"], PathOf(html));
        Assert.Contains("<dt>on the critical path</dt><dd>18m</dd>", html, StringComparison.Ordinal);
        Assert.Equal([("1.2", "0"), ("1.3", "1"), ("2.1", "0"), ("2.2", "0")], BarsOf(html));
        Assert.Empty(Directory.GetFiles(folder.Path, "*~"));
    }

    [Fact]
    public async Task A_failure_is_told_with_its_error_its_attempts_and_what_it_blocks()
    {
        using var folder = new PlanFolder().Write("plan.md", Shop);
        await RecordedRun.OfAsync(folder, new PlanTest().Fails("2.1", error: new IOException("disk\nfull")), new PlanOptions { MaxAttempts = 3 });
        var (_, html, _) = await folder.RunAsync("report", "plan.md");
        Assert.Contains("1 task failed and 1 task is blocked</h2>", html, StringComparison.Ordinal);
        Assert.Contains("<pre>disk\nfull</pre>", html, StringComparison.Ordinal);
        Assert.Contains("<tr id=\"t3\" tabindex=\"-1\" class=\"bad hot\" data-a=\"3\"", html, StringComparison.Ordinal);
        Assert.Contains("blocked by 2.1</td>", html, StringComparison.Ordinal);
        Assert.Contains("<td>failed</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_attempt_has_a_bar_of_its_own()
    {
        using var folder = new PlanFolder().Write("plan.md", Shop);
        var options = new PlanOptions { MaxAttempts = 3, Retry = new PlanRetry { Delay = TimeSpan.FromMinutes(5), Backoff = PlanBackoff.Constant, UsesJitter = false } };
        await RecordedRun.OfAsync(folder, new PlanTest().Fails("2.1", attempt: 1, error: new IOException("busy")).Fails("2.1", attempt: 2, error: new IOException("busy")), options);
        var (_, html, _) = await folder.RunAsync("report", "plan.md");
        Assert.Equal(["1.2", "1.3", "2.1", "2.1", "2.1", "2.2"], BarsOf(html).Select(bar => bar.Id));
        Assert.Contains("<title>2.1 Package – attempt 1 failed, 2m, on the critical path</title>", html, StringComparison.Ordinal);
        Assert.Contains("<title>2.1 Package – attempt 3 completed, 2m, on the critical path</title>", html, StringComparison.Ordinal);
        Assert.Contains("<dt>work in tasks</dt><dd>21m</dd>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("without pauses", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pause_between_runs_is_left_out_of_the_timeline()
    {
        // The first run is cancelled after ten minutes, in the middle of 1.2, which runs again nine hours later.
        using var folder = new PlanFolder().Write("plan.md", Shop);
        var time = new PlanTest();
        await RecordedRun.OfAsync(folder, time.Cancels(TimeSpan.FromMinutes(10)));
        var night = new PlanGraphBuilder("Night");
        night.AddTask("1", "Sleep").Estimate(TimeSpan.FromHours(9));
        await time.Cancels(TimeSpan.FromDays(9)).With(new PlanOptions()).RunAsync(night.Build(), TestContext.Current.CancellationToken);
        await RecordedRun.OfAsync(folder, time);
        var (_, html, _) = await folder.RunAsync("report", "plan.md");
        Assert.Contains("<title>Left out: 9h, in which nothing ran that counts</title>", html, StringComparison.Ordinal);
        Assert.Contains("<dt>from start to end <small>without pauses</small></dt><dd>23m</dd>", html, StringComparison.Ordinal);
        Assert.Contains("<td>cancelled</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_refers_to_nothing_outside_itself()
    {
        using var folder = new PlanFolder().Write("plan.md", Shop);
        var (_, html, _) = await folder.RunAsync("report", "plan.md");
        var references = References().Matches(html).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.StartsWith("#", reference, StringComparison.Ordinal));
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_grows_as_its_plan_does()
    {
        var (small, large) = (await LengthOfAsync(2000), await LengthOfAsync(8000));
        Assert.InRange((double)large / small, 3, 4.5);
        Assert.InRange(large, 1, 8000 * 1000);
    }

    [Fact]
    public async Task What_cannot_be_reported_or_written_is_said_and_nothing_is_left_behind()
    {
        using var folder = new PlanFolder().Write("plan.md", Shop).Write("wrong.md", "- [ ] 1.1 a (depends: 9.9)\n").Write("place/keep.txt", "");
        Assert.Equal((1, "dotnet plan: 'plan.md' is the plan itself\n"), await OutcomeAsync(folder, "report", "plan.md", "-o", "plan.md"));
        Assert.Equal((1, "dotnet plan: 'place' is a folder\n"), await OutcomeAsync(folder, "report", "plan.md", "-o", "place"));
        Assert.Equal((2, "dotnet plan: --output: name a file\n"), await OutcomeAsync(folder, "report", "plan.md", "-o", " "));
        var (code, error) = await OutcomeAsync(folder, "report", "plan.md", "-o", "none/run.html");
        Assert.Equal(1, code);
        Assert.StartsWith("dotnet plan: 'none/run.html' cannot be written: ", error, StringComparison.Ordinal);
        Assert.Equal(1, (await OutcomeAsync(folder, "report", "wrong.md", "-o", "wrong.html")).Code);
        Assert.Equal(["place", "plan.md", "wrong.md"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(Shop, folder.Read("plan.md"));
    }

    private static async Task<(int Code, string Error)> OutcomeAsync(PlanFolder folder, params string[] args)
    {
        var (code, output, error) = await folder.RunAsync(args);
        Assert.Equal("", output);
        return (code, error);
    }

    private static async Task<int> LengthOfAsync(int tasks)
    {
        using var folder = new PlanFolder().Write("plan.md", "# Big\n\n" + string.Concat(Enumerable.Range(1, tasks).Select(task => $"- [ ] 1.{task} Do step {task:0000}\n")));
        return (await folder.RunAsync("report", "plan.md")).Out.Length;
    }

    private static IEnumerable<string> PathOf(string html) =>
        PathSteps().Matches(html).Select(match => match.Groups[1].Value);

    private static IEnumerable<(string Id, string Slot)> BarsOf(string html) =>
        Bars().Matches(html).Select(match => (match.Groups[2].Value, match.Groups[1].Value)).OrderBy(bar => bar.Item1, StringComparer.Ordinal);

    [GeneratedRegex("""(?:href|src|action|data|url)(?:="|\()([^")]*)""")]
    private static partial Regex References();

    [GeneratedRegex("""<li class="[a-z]+"><a href="#t\d+"><bdi>(\S+) """)]
    private static partial Regex PathSteps();

    [GeneratedRegex("""class="bar [^"]*" data-slot="(\d+)"><title>(\S+) """)]
    private static partial Regex Bars();
}
