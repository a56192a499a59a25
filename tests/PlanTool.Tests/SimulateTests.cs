using System.Text.Json;

namespace PlanTool.Tests;

public sealed class SimulateTests
{
    /// <summary>Three phases whose tasks run one after the other, long ones first: where overlap pays.</summary>
    private static readonly string ThreePhases = string.Concat(Enumerable.Range(1, 3).Select(phase =>
        $"\n## Phase {phase}: Part {phase} [SEQUENTIAL]\n" + string.Concat(Enumerable.Range(1, 5).Select(task => $"- [ ] {phase}.{task} Step (estimate: {5 - phase}m)\n"))));

    [Fact]
    public async Task Text_compares_the_patterns_and_draws_a_timeline()
    {
        using var folder = new PlanFolder().Write("release.plan.md", Plans.Release);
        Assert.Equal(
            new ToolCall(
                0,
                """
                release.plan.md: Release
                5 tasks, at most 5 at once; a task without an estimate takes 1m.

                pattern      makespan  against the bound
                auto          12m 30s  1.25 times
                independent   12m 30s  1.25 times
                dag           12m 30s  1.25 times
                batched       12m 30s  1.25 times
                pipeline      12m 30s  1.25 times
                hybrid        12m 30s  1.25 times
                bound             10m  critical path: 1.2

                Auto takes hybrid: phases differ.
                  Phase 1: Build: dag, its tasks have dependencies
                  Phase 2: Ship: independent, no dependencies, and every task declares files of its own

                Timeline (auto: hybrid)
                1.2 Write the service           ███████████████████████       0 - 10m
                1.3 Write the tests             ▒▒▒                           0 - 1m
                2.1 Package                                           ▒▒▒▒    10m - 11m 30s
                2.2 Announce                                             ▒▒▒  11m 30s - 12m 30s
                █ critical path   ▒ other tasks

                """,
                ""),
            await folder.RunAsync("simulate", "release.plan.md"));
    }

    [Fact]
    public async Task Json_lists_every_pattern_in_seconds()
    {
        using var folder = new PlanFolder().Write("plan.md", "## Phase 1: Work\n- [ ] 1.1 a (estimate: 1500s)\n- [ ] 1.2 b (depends: 1.1)\n- [x] 1.3 c\n");
        using var json = JsonDocument.Parse((await folder.RunAsync("simulate", "plan.md", "--format", "json", "--limit", "3")).Out);
        var run = """makespan":1560,"tasks":[{"id":"1.1","start":0,"end":1500},{"id":"1.2","start":1500,"end":1560}]}""";
        var patterns = string.Join(",", new[] { "auto", "independent", "dag", "batched", "pipeline", "hybrid" }.Select(pattern => $$"""{"pattern":"{{pattern}}","{{run}}"""));
        Assert.Equal($$"""{"limit":3,"bound":1560,"criticalPath":["1.1","1.2"],"patterns":[{{patterns}}]}""", JsonSerializer.Serialize(json.RootElement));
    }

    [Theory]
    [InlineData("auto", 2700)]
    [InlineData("dag", 2700)]
    [InlineData("batched", 2700)]
    [InlineData("pipeline", 2280)]
    public async Task Overlap_pays_under_pipeline_alone(string pattern, int seconds)
    {
        using var folder = new PlanFolder().Write("plan.md", ThreePhases);
        using var json = JsonDocument.Parse((await folder.RunAsync("simulate", "plan.md", "--pattern", pattern, "--format", "json")).Out);
        var run = Assert.Single(json.RootElement.GetProperty("patterns").EnumerateArray());
        Assert.Equal((pattern, seconds), (run.GetProperty("pattern").GetString(), run.GetProperty("makespan").GetInt32()));
    }

    [Fact]
    public async Task Text_says_what_another_pattern_would_save()
    {
        using var folder = new PlanFolder().Write("plan.md", ThreePhases);
        var call = await folder.RunAsync("simulate", "plan.md");
        Assert.Contains("pipeline would save 7m, opening phases at 80 % of those before them: write 'pattern: pipeline' if the plan allows it.\n", call.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_finish_has_no_makespan()
    {
        using var folder = new PlanFolder().Write("plan.md", "## Phase 1: Work\n- [ ] 1.1 a (depends: 1.2)\n- [ ] 1.2 b (depends: 1.1)\n- [ ] 1.3 c\n");
        var json = await folder.RunAsync("simulate", "plan.md", "--pattern", "dag", "--format", "json");
        Assert.Equal(1, json.Code);
        Assert.Contains("\"makespan\": null", json.Out, StringComparison.Ordinal);
        var text = await folder.RunAsync("simulate", "plan.md", "--pattern", "dag");
        Assert.Contains("dag             never  1.1, 1.2 cannot start\n", text.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--limit: '0' is no number from 1 to 100000", "--limit", "0")]
    [InlineData("--limit: 'many' is no number from 1 to 100000", "--limit", "many")]
    [InlineData("--pattern: 'fast' is none of auto, independent, dag, batched, pipeline or hybrid", "--pattern", "fast")]
    [InlineData("--format: 'svg' is none of text or json", "--format", "svg")]
    public async Task Wrong_options_are_wrong_usage(string message, params string[] options)
    {
        using var folder = new PlanFolder().Write("plan.md", Plans.Release);
        Assert.Equal(new ToolCall(2, "", $"dotnet plan: {message}\nSee 'dotnet plan simulate --help'.\n"), await folder.RunAsync(["simulate", "plan.md", .. options]));
    }

    [Fact]
    public async Task A_plan_without_tasks_takes_no_time()
    {
        using var folder = new PlanFolder().Write("plan.md", "# Nothing\n");
        var call = await folder.RunAsync("simulate", "plan.md");
        Assert.Equal(0, call.Code);
        Assert.Contains("bound               0  nothing to do\n", call.Out, StringComparison.Ordinal);
    }
}
