using PlanRuntime;
using Spectre.Console;

namespace PlanTool.Check;

/// <summary>Findings as the build writes them: <c>file(line,column): error PLANnnnn: message</c>.</summary>
internal static class TextFindings
{
    public static void Write(ToolHost host, IReadOnlyList<ReportedFinding> findings)
    {
        var console = host.HasColours ? TerminalConsole.For(host.Out) : null;
        foreach (var finding in findings)
        {
            if (console is null) host.Out.Write(LineOf(finding) + "\n");
            else console.MarkupLine($"{Markup.Escape(PlaceOf(finding))}: [{ColourOf(finding.Severity)}]{finding.Severity} {finding.Finding.Rule.Id}[/]: {Markup.Escape(PlainText.Of(finding.Finding.Message))}");
        }
    }

    /// <summary>The line of one finding without colours.</summary>
    public static string LineOf(ReportedFinding finding) =>
        $"{PlaceOf(finding)}: {finding.Severity} {finding.Finding.Rule.Id}: {PlainText.Of(finding.Finding.Message)}";

    private static string PlaceOf(ReportedFinding finding) => $"{PlainText.Of(finding.File)}({finding.Place.Line},{finding.Place.Column})";

    private static string ColourOf(string severity) => severity switch
    {
        "error" => "red",
        "warning" => "yellow",
        _ => "blue",
    };
}
