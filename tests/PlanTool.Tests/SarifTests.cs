using System.Text.Encodings.Web;
using System.Text.Json;

namespace PlanTool.Tests;

public sealed class SarifTests
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task A_finding_has_its_rule_place_and_fix()
    {
        using var folder = new PlanFolder().Write("docs/the release.plan.md", Plans.Broken);
        var call = await folder.RunAsync("check", "--format", "sarif", "docs/the release.plan.md");
        Assert.Equal((1, "1 plan checked: 1 error.\n"), (call.Code, call.Error));
        using var json = JsonDocument.Parse(call.Out);
        Assert.Equal(
            """
            {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":{"name":"PlanAnalyzers","semanticVersion":"1.0.0",
            "informationUri":"https://github.com/PlanAnalyzers/PlanAnalyzers","rules":[{"id":"PLAN1001","shortDescription":{"text":"Unknown dependency"},
            "fullDescription":{"text":"A reference names a task or phase that the plan does not have: the task would wait for ever."},
            "helpUri":"https://github.com/PlanAnalyzers/PlanAnalyzers/blob/main/docs/rules/PLAN1001.md","defaultConfiguration":{"level":"error"},
            "properties":{"category":"Dependencies"}}]}},"columnKind":"utf16CodeUnits","results":[{"ruleId":"PLAN1001","ruleIndex":0,"level":"error",
            "message":{"text":"Task '1.3' depends on '1.12', which this plan does not have; did you mean '1.2'?"},
            "locations":[{"physicalLocation":{"artifactLocation":{"uri":"docs/the%20release.plan.md"},"region":{"startLine":7,"startColumn":37,"endLine":7,"endColumn":41}}}],
            "fixes":[{"description":{"text":"Change to '1.2'"},"artifactChanges":[{"artifactLocation":{"uri":"docs/the%20release.plan.md"},
            "replacements":[{"deletedRegion":{"startLine":7,"startColumn":37,"endLine":7,"endColumn":41},"insertedContent":{"text":"1.2"}}]}]}]}]}]}
            """.Replace("\n", "", StringComparison.Ordinal),
            Compact(json.RootElement));
    }

    [Fact]
    public async Task The_other_places_of_a_cycle_are_related()
    {
        using var folder = new PlanFolder().Write("plan.md", "## Phase 1: A\n- [ ] 1.1 a (depends: 1.2)\n- [ ] 1.2 b (depends: 1.1)\n");
        using var json = JsonDocument.Parse((await folder.RunAsync("check", "--format", "sarif", "plan.md")).Out);
        var result = Assert.Single(json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray());
        Assert.Equal("PLAN1002", result.GetProperty("ruleId").GetString());
        var related = Assert.Single(result.GetProperty("relatedLocations").EnumerateArray());
        Assert.Equal(3, related.GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Fact]
    public async Task No_findings_are_a_run_without_results()
    {
        using var folder = new PlanFolder().Write("plan.md", Plans.Release);
        using var json = JsonDocument.Parse((await folder.RunAsync("check", "--format", "sarif", "plan.md")).Out);
        Assert.Equal(0, json.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task The_faults_of_every_rule_page_are_a_valid_report()
    {
        using var folder = new PlanFolder();
        foreach (var page in Directory.EnumerateFiles(Path.Combine(Repository(), "docs", "rules"), "PLAN*.md"))
        {
            var parts = (await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken)).Split("## Non-compliant plan\n\n```markdown\n");
            if (parts.Length == 2) folder.Write($"my plans/{Path.GetFileNameWithoutExtension(page)} ä.plan.md", parts[1][..parts[1].IndexOf("\n```", StringComparison.Ordinal)]);
        }

        using var json = JsonDocument.Parse((await folder.RunAsync("check", "--format", "sarif", "**/*.plan.md")).Out);

        Assert.Empty(SarifSchema.FaultsOf(json.RootElement));
        var run = json.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(static rule => rule.GetProperty("id").GetString()).ToList();
        Assert.True(rules.Count > 25, $"only {rules.Count} rules spoke");
        Assert.All(run.GetProperty("results").EnumerateArray(), result => Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()]));
        Assert.Contains(run.GetProperty("results").EnumerateArray(), static result => result.TryGetProperty("relatedLocations", out _));
        Assert.Contains(run.GetProperty("results").EnumerateArray(), static result => result.TryGetProperty("fixes", out _));
    }

    [Theory]
    [InlineData("""{"runs":[]}""", "$: 'version' is missing")]
    [InlineData("""{"version":"2.0.0","runs":[]}""", "$.version: 2.0.0 is no 2.1.0")]
    [InlineData("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},"result":[]}]}""", "$.runs[0]: 'result' is unknown")]
    [InlineData("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},"results":[{"message":{"text":"x"},"level":"info"}]}]}""", "$.runs[0].results[0].level: info is no none|note|warning|error")]
    [InlineData("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},"results":[{"message":{"text":"x"},"fixes":[{"artifactChanges":[]}]}]}]}""", "$.runs[0].results[0].fixes[0].artifactChanges: empty")]
    public void A_report_that_the_schema_forbids_is_none(string report, string fault)
    {
        using var json = JsonDocument.Parse(report);
        Assert.Equal([fault], SarifSchema.FaultsOf(json.RootElement));
    }

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PlanAnalyzers.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("the repository around the tests");
    }

    private static string Compact(JsonElement json) => JsonSerializer.Serialize(json, Readable);
}
