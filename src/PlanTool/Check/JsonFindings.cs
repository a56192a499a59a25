using PlanTool.Reports;

namespace PlanTool.Check;

/// <summary>Findings as a JSON array: the contract of <c>check --format json</c>.</summary>
internal static class JsonFindings
{
    public static void Write(TextWriter output, IReadOnlyList<ReportedFinding> findings) => Json.Write(output, json =>
    {
        json.WriteStartArray();
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteText("file", finding.File);
            json.WriteNumber("line", finding.Place.Line);
            json.WriteNumber("column", finding.Place.Column);
            json.WriteNumber("endLine", finding.Place.EndLine);
            json.WriteNumber("endColumn", finding.Place.EndColumn);
            json.WriteText("id", finding.Finding.Rule.Id);
            json.WriteText("severity", finding.Severity);
            json.WriteText("message", finding.Finding.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
