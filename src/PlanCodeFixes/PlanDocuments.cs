using Microsoft.CodeAnalysis;
using PlanExtraction;
using PlanModel;

namespace PlanCodeFixes;

/// <summary>The plans among the additional documents of a project, analysed as the build analyses them.</summary>
internal static class PlanDocuments
{
    /// <summary>Analyses a document.</summary>
    /// <returns><see langword="null"/> if it is no plan.</returns>
    public static async Task<PlanReport?> AnalyzeAsync(TextDocument document, CancellationToken cancellationToken)
    {
        var (role, options) = SettingsOf(document);
        if (role == PlanFileRole.None || document.FilePath is not { } path) return null;
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return PlanTexts.Analyze(path, role, text.ToString(), t => PlanParser.Parse(path, t, cancellationToken), options, cancellationToken);
    }

    /// <summary>The plans of a project with their outlines, in the order of their paths.</summary>
    public static async Task<List<ProjectPlan>> AllOfAsync(Project project, CancellationToken cancellationToken)
    {
        var plans = new List<ProjectPlan>();
        foreach (var document in project.AdditionalDocuments.Where(static d => d.FilePath is not null).OrderBy(static d => d.FilePath, StringComparer.Ordinal))
        {
            if (await AnalyzeAsync(document, cancellationToken).ConfigureAwait(false) is not { } report) continue;
            var source = PlanFiles.SourceOf(document.FilePath!, project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GlobalOptions);
            plans.Add(new ProjectPlan(document, report, PlanOutlines.Of(report, PlanTexts.NamespaceOf(report, SettingsOf(document).Options), source)));
        }

        return plans;
    }

    private static (PlanFileRole Role, PlanFileOptions Options) SettingsOf(TextDocument document)
    {
        var options = document.Project.AnalyzerOptions;
        var file = options.AdditionalFiles.FirstOrDefault(f => f.Path == document.FilePath);
        if (file is null) return (PlanFileRole.None, PlanFileOptions.None);
        var own = options.AnalyzerConfigOptionsProvider.GetOptions(file);
        return (PlanFiles.RoleOf(file.Path, own), PlanFiles.OptionsOf(own, options.AnalyzerConfigOptionsProvider.GlobalOptions));
    }
}

/// <summary>A plan of a project.</summary>
internal sealed record ProjectPlan(TextDocument Document, PlanReport Report, PlanOutline Outline);
