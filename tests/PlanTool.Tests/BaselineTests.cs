namespace PlanTool.Tests;

public sealed class BaselineTests
{
    [Fact]
    public async Task Known_findings_are_left_out_even_where_lines_moved()
    {
        using var folder = new PlanFolder().Write("plan.md", Plans.Broken);
        folder.Write("known.json", (await folder.RunAsync("check", "plan.md", "--format", "json")).Out);
        folder.Write("plan.md", "\n\n" + Plans.Broken);
        Assert.Equal(
            new ToolCall(0, "", "1 plan checked: nothing to report. Known from the baseline: 1; no longer found: 0.\n"),
            await folder.RunAsync("check", "./plan.md", "--baseline", "known.json"));
    }

    [Fact]
    public async Task A_second_equal_finding_is_new()
    {
        using var folder = new PlanFolder().Write("plan.md", "- [ ] 1.1 a (depends: 9.9)\n");
        folder.Write("known.json", (await folder.RunAsync("check", "plan.md", "--format", "json")).Out);
        folder.Write("plan.md", "- [ ] 1.1 a (depends: 9.9) (depends: 9.9)\n");
        var call = await folder.RunAsync("check", "plan.md", "--baseline", "known.json");
        Assert.Equal(1, call.Code);
        Assert.StartsWith("plan.md(1,38): error PLAN1001: ", call.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_mended_is_counted()
    {
        using var folder = new PlanFolder().Write("plan.md", Plans.Broken);
        folder.Write("known.json", (await folder.RunAsync("check", "plan.md", "--format", "json")).Out).Write("plan.md", Plans.Release);
        var call = await folder.RunAsync("check", "plan.md", "--baseline", "known.json");
        Assert.Equal("1 plan checked: nothing to report. Known from the baseline: 0; no longer found: 1.\n", call.Error);
    }

    [Theory]
    [InlineData("nowhere.json", "--baseline: 'nowhere.json' does not exist; 'dotnet plan check --format json FILE… > nowhere.json' writes one")]
    [InlineData("plan.md", "--baseline: 'plan.md' is no answer of 'dotnet plan check --format json'")]
    [InlineData("other.json", "--baseline: 'other.json' is no answer of 'dotnet plan check --format json'")]
    public async Task What_is_no_baseline_is_wrong_usage(string file, string message)
    {
        using var folder = new PlanFolder().Write("plan.md", Plans.Release).Write("other.json", "[{\"file\": 1}]");
        var call = await folder.RunAsync("check", "plan.md", "--baseline", file);
        Assert.Equal(new ToolCall(2, "", $"dotnet plan: {message}\n"), call);
    }
}
