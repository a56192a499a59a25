using System.Text.Json;

namespace PlanTool.Tests;

/// <summary>
/// The objects of SARIF 2.1.0 that a report may hold, as its schema has them: properties, those required, and the form of their values.
/// An unknown property is a fault, as <c>additionalProperties: false</c> says there.
/// </summary>
/// <remarks>https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; no package that restores here brings the schema itself.</remarks>
internal static class SarifSchema
{
    // "name!" is required, "name+" is a list with at least one item, "name*" a list, "name=" a list without two equal items.
    private static readonly Dictionary<string, Dictionary<string, string>> Objects = new()
    {
        ["sarifLog"] = new() { ["$schema"] = "uri", ["version!"] = "2.1.0", ["runs!*"] = "run" },
        ["run"] = new() { ["tool!"] = "tool", ["columnKind"] = "utf16CodeUnits|unicodeCodePoints", ["results*"] = "result" },
        ["tool"] = new() { ["driver!"] = "toolComponent" },
        ["toolComponent"] = new() { ["name!"] = "text", ["semanticVersion"] = "text", ["informationUri"] = "uri", ["rules="] = "reportingDescriptor" },
        ["reportingDescriptor"] = new() { ["id!"] = "text", ["shortDescription"] = "message", ["fullDescription"] = "message", ["helpUri"] = "uri", ["defaultConfiguration"] = "reportingConfiguration", ["properties"] = "bag" },
        ["reportingConfiguration"] = new() { ["level"] = "none|note|warning|error" },
        ["result"] = new() { ["ruleId"] = "text", ["ruleIndex"] = "index", ["level"] = "none|note|warning|error", ["message!"] = "message", ["locations*"] = "location", ["relatedLocations="] = "location", ["fixes="] = "fix" },
        ["message"] = new() { ["text!"] = "text" },
        ["location"] = new() { ["physicalLocation"] = "physicalLocation", ["message"] = "message" },
        ["physicalLocation"] = new() { ["artifactLocation!"] = "artifactLocation", ["region"] = "region" },
        ["artifactLocation"] = new() { ["uri!"] = "reference" },
        ["region"] = new() { ["startLine!"] = "position", ["startColumn"] = "position", ["endLine"] = "position", ["endColumn"] = "position" },
        ["fix"] = new() { ["description"] = "message", ["artifactChanges!+"] = "artifactChange" },
        ["artifactChange"] = new() { ["artifactLocation!"] = "artifactLocation", ["replacements!+"] = "replacement" },
        ["replacement"] = new() { ["deletedRegion!"] = "region", ["insertedContent"] = "artifactContent" },
        ["artifactContent"] = new() { ["text"] = "any text" },
    };

    /// <summary>What a report has against the schema, each with its place; empty if it is valid.</summary>
    public static List<string> FaultsOf(JsonElement report)
    {
        var faults = new List<string>();
        Check(report, "sarifLog", "$", faults);
        return faults;
    }

    private static void Check(JsonElement value, string form, string at, List<string> faults)
    {
        if (!Objects.TryGetValue(form, out var properties))
        {
            if (!IsValue(value, form)) faults.Add($"{at}: {value} is no {form}");
            return;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            faults.Add($"{at}: not an object");
            return;
        }

        var unknown = value.EnumerateObject().Select(static property => property.Name).ToHashSet();
        foreach (var (key, inner) in properties)
        {
            var name = key.TrimEnd('!', '*', '+', '=');
            unknown.Remove(name);
            if (value.TryGetProperty(name, out var found)) CheckProperty(found, key, inner, $"{at}.{name}", faults);
            else if (key.Contains('!', StringComparison.Ordinal)) faults.Add($"{at}: '{name}' is missing");
        }

        faults.AddRange(unknown.Select(name => $"{at}: '{name}' is unknown"));
    }

    private static void CheckProperty(JsonElement value, string key, string form, string at, List<string> faults)
    {
        if (key[^1] is not ('*' or '+' or '='))
        {
            Check(value, form, at, faults);
            return;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            faults.Add($"{at}: not a list");
            return;
        }

        var items = value.EnumerateArray().ToList();
        if (key[^1] == '+' && items.Count == 0) faults.Add($"{at}: empty");
        if (key[^1] == '=' && items.Select(static item => item.GetRawText()).Distinct().Count() < items.Count) faults.Add($"{at}: two items are equal");
        for (var i = 0; i < items.Count; i++) Check(items[i], form, $"{at}[{i}]", faults);
    }

    private static bool IsValue(JsonElement value, string form) => form switch
    {
        "text" => value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0,
        "any text" => value.ValueKind == JsonValueKind.String,
        "uri" => value.ValueKind == JsonValueKind.String && Uri.TryCreate(value.GetString(), UriKind.Absolute, out _),
        "reference" => value.ValueKind == JsonValueKind.String && Uri.IsWellFormedUriString(value.GetString(), UriKind.RelativeOrAbsolute),
        "position" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var position) && position >= 1,
        "index" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var index) && index >= -1,
        "bag" => value.ValueKind == JsonValueKind.Object,
        _ => value.ValueKind == JsonValueKind.String && form.Split('|').Contains(value.GetString()),
    };
}
