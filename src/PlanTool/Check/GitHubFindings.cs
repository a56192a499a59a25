using PlanRuntime;

namespace PlanTool.Check;

/// <summary>Findings as workflow commands, which GitHub shows beside the lines of a pull request.</summary>
/// <remarks>https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message</remarks>
internal static class GitHubFindings
{
    public static void Write(ToolHost host, IReadOnlyList<ReportedFinding> findings)
    {
        foreach (var finding in findings)
        {
            var place = finding.Place;
            var level = finding.Severity == "info" ? "notice" : finding.Severity;

            // GitHub takes columns only where the annotation stays on one line.
            var range = place.Line == place.EndLine
                ? $"line={place.Line},col={place.Column},endColumn={place.EndColumn}"
                : $"line={place.Line},endLine={place.EndLine}";
            host.Out.Write($"::{level} file={Property(PathInRepository(host, finding.File))},{range},title={finding.Finding.Rule.Id}::{Message(finding.Finding.Message)}\n");
        }
    }

    /// <summary>Annotations name files from the root of the checkout.</summary>
    private static string PathInRepository(ToolHost host, string file)
    {
        var root = host.Variable("GITHUB_WORKSPACE") is { Length: > 0 } workspace ? workspace : host.WorkingDirectory;
        var relative = Path.GetRelativePath(root, Path.GetFullPath(file, host.WorkingDirectory)).Replace('\\', '/');
        return relative.StartsWith("../", StringComparison.Ordinal) ? file : relative;
    }

    private static string Message(string text) => PlainText.Of(text).Replace("%", "%25", StringComparison.Ordinal);

    private static string Property(string text) =>
        Message(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
