using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PlanModel;

namespace PlanAnalyzers;

/// <summary>Reports the faults of plans at their place in the Markdown file.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PlanFileAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> Descriptors =
        DiagnosticMapping.DescriptorsOf(RuleCatalog.All.Except(RuleCatalog.CodeRules)).ToImmutableDictionary(static d => d.Id);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        Descriptors.Values.OrderBy(static d => d.Id, StringComparer.Ordinal).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start => start.RegisterAdditionalFileAction(file => Analyze(start, file)));
    }

    private static void Analyze(CompilationStartAnalysisContext start, AdditionalFileAnalysisContext context)
    {
        var file = context.AdditionalFile;
        if (PlanReports.Of(start, file, context.CancellationToken) is not { } report || !IsFirstOfItsPath(file, context.Options.AdditionalFiles)) return;
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(file);
        foreach (var finding in report.Findings)
        {
            if (DiagnosticMapping.SeverityOf(finding, options) is not { } severity) continue;
            context.ReportDiagnostic(finding.ToDiagnostic(Descriptors[finding.Rule.Id], file.Path, report.Plan.Document.Lines, severity));
        }
    }

    /// <summary>A file that is listed twice is one plan.</summary>
    private static bool IsFirstOfItsPath(AdditionalText file, ImmutableArray<AdditionalText> files) =>
        ReferenceEquals(files.FirstOrDefault(f => f.Path == file.Path) ?? file, file);
}
