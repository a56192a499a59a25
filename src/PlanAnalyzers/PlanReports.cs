using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PlanExtraction;
using PlanModel;

namespace PlanAnalyzers;

/// <summary>Reports of plans, kept as long as their text is: an edit of C# does not analyse any plan again.</summary>
internal static class PlanReports
{
    private static readonly SourceTextValueProvider<ConcurrentDictionary<(string Path, PlanFileRole Role, PlanFileOptions Options), PlanReport?>> Cache = new(static _ => new());

    /// <summary>Analyses a file, or remembers what was found before.</summary>
    /// <returns><see langword="null"/> if the file is no plan.</returns>
    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1012:Start action has no registered actions", Justification = "Only the caches of the context are used.")]
    public static PlanReport? Of(CompilationStartAnalysisContext context, AdditionalText file, CancellationToken cancellationToken)
    {
        var provider = context.Options.AnalyzerConfigOptionsProvider;
        var own = provider.GetOptions(file);
        var role = PlanFiles.RoleOf(file.Path, own);
        if (role == PlanFileRole.None) return null;
        var options = PlanFiles.OptionsOf(own, provider.GlobalOptions);
        var text = file.GetText(cancellationToken);
        if (text is null || !context.TryGetValue(text, Cache, out var reports)) return Analyze();
        var key = (file.Path, role, options);
        if (reports.TryGetValue(key, out var known)) return known;
        return reports[key] = Analyze();

        PlanReport? Analyze() => PlanTexts.Analyze(file.Path, role, text?.ToString(), t => PlanParser.Parse(file.Path, t, cancellationToken), options, cancellationToken);
    }
}
