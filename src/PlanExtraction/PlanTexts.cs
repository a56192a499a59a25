using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PlanModel;

namespace PlanExtraction;

/// <summary>Reads and analyses one additional file.</summary>
internal static class PlanTexts
{
    /// <summary>Says why a text cannot be a plan; <see langword="null"/> if it can.</summary>
    public static string? FaultOf(string? text) =>
        text is null ? "does not exist or is not text" : text.IndexOf('\0') >= 0 ? "is not text" : null;

    /// <summary>Analyses a file of which a role is known.</summary>
    /// <returns><see langword="null"/> if the file turns out to be no plan.</returns>
    public static PlanReport? Analyze(string path, PlanFileRole role, string? text, Func<string, PlanDocument> parse, PlanFileOptions options, CancellationToken cancellationToken)
    {
        if (role == PlanFileRole.None) return null;
        if (FaultOf(text) is { } fault) return role == PlanFileRole.Plan ? PlanAnalysis.Unreadable(path, fault) : null;
        var document = parse(text!);
        if (role == PlanFileRole.PlanIfItHasTasks && document.Tasks.Count == 0) return null;
        return PlanAnalysis.Analyze(document, options, cancellationToken);
    }

    /// <summary>The role, text and options of a file.</summary>
    public static PlanReport? Analyze(AdditionalText file, AnalyzerConfigOptionsProvider options, Func<string, PlanDocument> parse, CancellationToken cancellationToken)
    {
        var fileOptions = options.GetOptions(file);
        var role = PlanFiles.RoleOf(file.Path, fileOptions);
        if (role == PlanFileRole.None) return null;
        return Analyze(file.Path, role, file.GetText(cancellationToken)?.ToString(), parse, PlanFiles.OptionsOf(fileOptions, options.GlobalOptions), cancellationToken);
    }

    /// <summary>The namespace of the generated class.</summary>
    public static string NamespaceOf(PlanReport report, PlanFileOptions options) =>
        CSharpNames.NamespaceOf(new SettingsReading(report.Plan.Document, options).Namespace ?? "");
}
