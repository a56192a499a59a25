using PlanModel;

namespace Docs.Tests.Rules;

/// <summary>The words that a rule's page uses.</summary>
internal static class RulePage
{
    public static string FileOf(string id) => $"docs/rules/{id}.md";

    public static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "info",
        _ => "hidden",
    };

    /// <summary>The line in which the build or the command line shows a finding.</summary>
    public static string Line(PlanDocument document, Finding finding)
    {
        LinePosition place = document.Lines.PositionOf(finding.Span.Start);
        return $"{document.Path}({place.Line + 1},{place.Column + 1}): {Word(finding.DefaultSeverity)} {finding.Rule.Id}: {finding.Message}";
    }
}
