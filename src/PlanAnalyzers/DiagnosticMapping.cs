using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PlanModel;

namespace PlanAnalyzers;

/// <summary>Turns findings of the model into diagnostics of the compiler.</summary>
internal static class DiagnosticMapping
{
    /// <summary>The descriptors of rules, in their order.</summary>
    public static ImmutableArray<DiagnosticDescriptor> DescriptorsOf(IEnumerable<RuleDescriptor> rules) => rules.Select(DescriptorOf).ToImmutableArray();

    /// <summary>Makes the diagnostic of a finding in a plan.</summary>
    /// <param name="descriptor">The rule's descriptor.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="path">The plan's path as the compiler knows it.</param>
    /// <param name="lines">The lines of the plan.</param>
    /// <param name="severity">The severity after configuration.</param>
    public static Diagnostic ToDiagnostic(this Finding finding, DiagnosticDescriptor descriptor, string path, LineMap lines, DiagnosticSeverity severity)
    {
        var others = finding.AdditionalPlaces.Select(p => LocationOf(path, lines, p.Span));
        return Diagnostic.Create(descriptor, LocationOf(path, lines, finding.Span), severity, others, properties: null, finding.Message);
    }

    /// <summary>The severity that the options of a plan file set for a rule.</summary>
    /// <remarks>The compiler applies <c>dotnet_diagnostic</c> keys to C# only, hence keys of our own: <c>plan_diagnostic.PLAN2002.severity</c>.</remarks>
    /// <returns><see langword="null"/> if the finding shall not be reported.</returns>
    public static DiagnosticSeverity? SeverityOf(Finding finding, AnalyzerConfigOptions options)
    {
        var severity = SeverityOf(finding.DefaultSeverity);
        if (!options.TryGetValue($"plan_diagnostic.{finding.Rule.Id}.severity", out var value)) return severity;
        return value.Trim().ToUpperInvariant() switch
        {
            "NONE" => null,
            "SILENT" or "HIDDEN" => DiagnosticSeverity.Hidden,
            "SUGGESTION" or "INFO" => DiagnosticSeverity.Info,
            "WARNING" => DiagnosticSeverity.Warning,
            "ERROR" => DiagnosticSeverity.Error,
            _ => severity,
        };
    }

    public static DiagnosticSeverity SeverityOf(Severity severity) => severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        Severity.Info => DiagnosticSeverity.Info,
        _ => DiagnosticSeverity.Hidden,
    };

    private static DiagnosticDescriptor DescriptorOf(RuleDescriptor rule) =>
#pragma warning disable RS1033, RS2000 // Descriptions end in a period; the catalogue is tracked by a test that compares it with the release files.
        new(rule.Id, rule.Title, "{0}", rule.Category, SeverityOf(rule.DefaultSeverity), isEnabledByDefault: true, rule.Description, rule.HelpLink);
#pragma warning restore RS1033, RS2000

    private static Location LocationOf(string path, LineMap lines, PlanModel.TextSpan span)
    {
        var (start, end) = (lines.PositionOf(span.Start), lines.PositionOf(span.End));
        var range = new LinePositionSpan(new Microsoft.CodeAnalysis.Text.LinePosition(start.Line, start.Column), new Microsoft.CodeAnalysis.Text.LinePosition(end.Line, end.Column));
        return Location.Create(path, new Microsoft.CodeAnalysis.Text.TextSpan(span.Start, span.Length), range);
    }
}
