using PlanModel;
using PlanTool.Files;

namespace PlanTool.Check;

/// <summary>A finding at its place in a file, as people and scripts count: from one, columns in UTF-16 units, the end exclusive.</summary>
/// <param name="File">The path as it is shown.</param>
/// <param name="Document">The plan.</param>
/// <param name="Finding">What was found.</param>
internal sealed record ReportedFinding(string File, PlanDocument Document, Finding Finding)
{
    /// <summary>Where it stands.</summary>
    public Place Place { get; } = Place.Of(Document, Finding.Span);

    /// <summary>The word for its severity.</summary>
    public string Severity { get; } = Finding.DefaultSeverity switch
    {
        PlanModel.Severity.Error => "error",
        PlanModel.Severity.Warning => "warning",
        _ => "info",
    };

    /// <summary>The findings of a plan that are shown: all but the hidden ones.</summary>
    public static IEnumerable<ReportedFinding> Of(LoadedPlan plan) => plan.Report.Findings
        .Where(finding => finding.DefaultSeverity != PlanModel.Severity.Hidden)
        .Select(finding => new ReportedFinding(plan.Path.Shown, plan.Report.Plan.Document, finding));
}

/// <summary>A range of a file, counted from one; the end is exclusive.</summary>
internal readonly record struct Place(int Line, int Column, int EndLine, int EndColumn)
{
    public static Place Of(PlanDocument document, TextSpan span)
    {
        var start = document.Lines.PositionOf(span.Start);
        var end = document.Lines.PositionOf(span.End);
        return new Place(start.Line + 1, start.Column + 1, end.Line + 1, end.Column + 1);
    }
}
