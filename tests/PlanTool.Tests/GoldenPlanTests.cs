using System.Text.Json;
using PlanTool.Tests.Documentation;

namespace PlanTool.Tests;

/// <summary>The figures of the golden plans beside the repository, which were worked out by hand.</summary>
public sealed class GoldenPlanTests
{
    [Theory]
    [InlineData("independent", "auto", 60)]
    [InlineData("dag", "auto", 240)]
    [InlineData("dag", "dag", 240)]
    [InlineData("dag", "pipeline", 240)]
    [InlineData("batched", "auto", 840)]
    [InlineData("batched", "dag", 600)]
    [InlineData("overlap", "batched", 2700)]
    [InlineData("overlap", "auto", 2700)]
    [InlineData("overlap", "dag", 2700)]
    [InlineData("overlap", "pipeline", 2280)]
    public async Task The_makespan_is_the_golden_one(string plan, string pattern, int seconds)
    {
        using var json = await SimulateAsync(plan, "--pattern", pattern);
        Assert.Equal(seconds, Assert.Single(json.RootElement.GetProperty("patterns").EnumerateArray()).GetProperty("makespan").GetInt32());
    }

    [Theory]
    [InlineData(3, 13)]
    [InlineData(4, 10)]
    [InlineData(5, 9)]
    [InlineData(6, 9)]
    public async Task Shapes_come_out_at_every_limit(int limit, int minutes)
    {
        using var json = await SimulateAsync("shapes", "--pattern", "dag", "--limit", $"{limit}");
        Assert.Equal(60 * minutes, json.RootElement.GetProperty("patterns")[0].GetProperty("makespan").GetInt32());
        Assert.Equal(["5.1", "5.2", "5.3", "5.4", "5.5", "5.6", "8.2", "8.4", "8.5"], json.RootElement.GetProperty("criticalPath").EnumerateArray().Select(id => id.GetString()));
    }

    [Fact]
    public async Task Phases_open_early_under_pipeline()
    {
        using var json = await SimulateAsync("overlap", "--pattern", "pipeline");
        var starts = json.RootElement.GetProperty("patterns")[0].GetProperty("tasks").EnumerateArray()
            .ToDictionary(task => task.GetProperty("id").GetString()!, task => task.GetProperty("start").GetInt32() / 60, StringComparer.Ordinal);
        Assert.Equal((0, 16, 28), (starts["1.1"], starts["2.1"], starts["3.1"]));
    }

    [Theory]
    [InlineData("independent", "independent")]
    [InlineData("dag", "dag")]
    [InlineData("batched", "batched")]
    [InlineData("overlap", "batched")]
    public async Task Auto_takes_the_golden_pattern(string plan, string pattern)
    {
        using var folder = new PlanFolder();
        var call = await folder.RunAsync("graph", FileOf(plan));
        using var json = JsonDocument.Parse(call.Out);
        Assert.Equal(pattern, json.RootElement.GetProperty("selection").GetProperty("pattern").GetString());
    }

    [Fact]
    public async Task The_edges_of_dag_are_the_golden_ones()
    {
        using var folder = new PlanFolder();
        using var json = JsonDocument.Parse((await folder.RunAsync("graph", FileOf("dag"))).Out);
        var edges = json.RootElement.GetProperty("tasks").EnumerateArray()
            .SelectMany(task => task.GetProperty("depends").EnumerateArray().Select(on => $"{on.GetString()}->{task.GetProperty("id").GetString()}"));
        Assert.Equal("1.1->1.3 1.2->1.3 1.3->1.4 1.1->1.5 1.3->1.6 1.4->1.6", string.Join(' ', edges));
    }

    [Fact]
    public async Task No_golden_plan_has_a_finding_above_information()
    {
        using var folder = new PlanFolder();
        var call = await folder.RunAsync("check", Path.Combine(Golden(), "*.plan.md"));
        Assert.Equal(0, call.Code);
        Assert.DoesNotContain("warning", call.Out, StringComparison.Ordinal);
    }

    private static async Task<JsonDocument> SimulateAsync(string plan, params string[] options)
    {
        using var folder = new PlanFolder();
        var call = await folder.RunAsync(["simulate", FileOf(plan), "--format", "json", .. options]);
        Assert.Equal((0, ""), (call.Code, call.Error));
        return JsonDocument.Parse(call.Out);
    }

    private static string FileOf(string plan) => Path.Combine(Golden(), plan + ".plan.md");

    private static string Golden()
    {
        for (var folder = new DirectoryInfo(CommandLinePage.Repository).Parent; folder is not null; folder = folder.Parent)
        {
            var golden = Path.Combine(folder.FullName, "shared", "golden");
            if (Directory.Exists(golden)) return golden;
        }

        Assert.Skip("there is no ../shared/golden");
        return "";
    }
}
