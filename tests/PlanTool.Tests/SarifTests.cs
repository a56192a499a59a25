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

    private static string Compact(JsonElement json) => JsonSerializer.Serialize(json, Readable);
}
