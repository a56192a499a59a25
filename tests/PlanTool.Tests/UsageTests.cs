namespace PlanTool.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("check has no option '--fast'", "check", "plan.md", "--fast")]
    [InlineData("--format: 'xml' is none of text, json, sarif or github", "check", "plan.md", "--format", "xml")]
    [InlineData("Required argument missing for option: '--format'.", "check", "plan.md", "--format")]
    [InlineData("no plan is named; name files or patterns, for example plan.md or '**/*.plan.md'", "check")]
    [InlineData("no plan is named; name files or patterns, for example plan.md or '**/*.plan.md'", "graph")]
    [InlineData("the pattern '*.plan.md' matches no file", "check", "*.plan.md")]
    [InlineData("the pattern 'nowhere/**/*.md' matches no file", "check", "nowhere/**/*.md")]
    [InlineData("'' is no path", "check", "")]
    [InlineData("'chekc' is no command; there are check, fix, graph, scaffold, simulate, run, next, status, retry, skip, mark, report", "chekc")]
    public async Task What_cannot_be_understood_is_said_and_ends_with_2(string message, params string[] args)
    {
        using var folder = new PlanFolder();
        var call = await folder.RunAsync(args);
        Assert.Equal(2, call.Code);
        Assert.Equal("", call.Out);
        Assert.Equal("dotnet plan: " + message, call.Error.Split('\n')[0]);
    }

    [Fact]
    public async Task Without_a_command_the_call_is_wrong()
    {
        using var folder = new PlanFolder();
        var call = await folder.RunAsync();
        Assert.Equal((2, "", "dotnet plan: no command is given; there are check, fix, graph, scaffold, simulate, run, next, status, retry, skip, mark, report\nSee 'dotnet plan --help'.\n"), (call.Code, call.Out, call.Error));
    }

    [Fact]
    public async Task After_two_dashes_everything_is_a_file()
    {
        using var folder = new PlanFolder();
        var call = await folder.RunAsync("check", "--", "--fast");
        Assert.Equal(1, call.Code);
        Assert.StartsWith("--fast(1,1): error PLAN0017: ", call.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_an_answer()
    {
        using var folder = new PlanFolder();
        var call = await folder.RunAsync("check", "--help");
        Assert.Equal((0, ""), (call.Code, call.Error));
        Assert.StartsWith("""
            Description:
              Reports the mistakes of plans as the build does.

            Usage:
              dotnet plan check <FILE>... [options]
            """.ReplaceLineEndings("\n"), call.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_argument_has_no_power_over_the_terminal()
    {
        using var folder = new PlanFolder();
        var call = await folder.RunAsync("check", "\u001b[2J*.md");
        Assert.Equal((2, "dotnet plan: the pattern '␛[2J*.md' matches no file\n"), (call.Code, call.Error));
    }

    [Fact]
    public async Task A_file_whose_name_begins_with_at_is_a_file()
    {
        using var folder = new PlanFolder().Write("args", "--help");
        var call = await folder.RunAsync("check", "@args");
        Assert.Equal(1, call.Code);
        Assert.StartsWith("@args(1,1): error PLAN0017: ", call.Out, StringComparison.Ordinal);
    }
}
