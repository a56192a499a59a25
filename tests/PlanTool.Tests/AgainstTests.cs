using System.Diagnostics;

namespace PlanTool.Tests;

public sealed class AgainstTests
{
    [Fact]
    public async Task A_changed_plan_is_compared_with_the_revision()
    {
        using var folder = Repository("release.plan.md", Plans.Release);
        folder.Write("release.plan.md", Plans.Release.Replace("tests (depends: 1.1)", "tests (depends: 1.2)", StringComparison.Ordinal) + "- [ ] 2.3 Celebrate\n");
        Assert.Equal(
            new ToolCall(
                0,
                """
                release.plan.md against HEAD:
                  + task 2.3
                  - edge 1.1 -> 1.3
                  + edge 1.2 -> 1.3
                  + edge 2.2 -> 2.3
                  width 2 -> 1
                  critical path 10m -> 11m

                """,
                "1 plan checked: nothing to report.\n"),
            await folder.RunAsync("check", "release.plan.md", "--against", "HEAD"));
    }

    [Fact]
    public async Task A_plan_whose_graph_is_the_same_is_not_mentioned()
    {
        using var folder = Repository("plan.md", Plans.Release);
        folder.Write("plan.md", Plans.Release.Replace("Announce", "Tell everybody", StringComparison.Ordinal));
        Assert.Equal(new ToolCall(0, "", "1 plan checked: nothing to report.\n"), await folder.RunAsync("check", "plan.md", "--against", "HEAD"));
    }

    [Fact]
    public async Task A_new_plan_is_new()
    {
        using var folder = Repository("plan.md", Plans.Release);
        folder.Write("new.plan.md", "## Phase 1: New\n- [ ] 1.1 a\n");
        Assert.Equal(
            "new.plan.md against HEAD, which does not have it:\n  + task 1.1\n  width 0 -> 1\n  critical path 0 -> 1m\n",
            (await folder.RunAsync("check", "new.plan.md", "--against", "HEAD")).Out);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("--output=x")]
    [InlineData("HEAD:plan.md")]
    public async Task What_is_no_revision_is_wrong_usage(string revision)
    {
        using var folder = Repository("plan.md", Plans.Release);
        var call = await folder.RunAsync("check", "plan.md", "--against=" + revision);
        Assert.Equal((2, ""), (call.Code, call.Out));
        Assert.StartsWith($"dotnet plan: --against: '{revision}' is no revision", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comparison_is_text()
    {
        using var folder = Repository("plan.md", Plans.Release);
        Assert.Equal(
            new ToolCall(2, "", "dotnet plan: --against goes with --format text, not with json\n"),
            await folder.RunAsync("check", "plan.md", "--against", "HEAD", "--format", "json"));
    }

    private static PlanFolder Repository(string name, string text)
    {
        var folder = new PlanFolder().Write(name, text);
        Git(folder, "init", "--quiet");
        Git(folder, "add", ".");
        Git(folder, "-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false", "commit", "--quiet", "--message", "first");
        return folder;
    }

    private static void Git(PlanFolder folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder.Path };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
