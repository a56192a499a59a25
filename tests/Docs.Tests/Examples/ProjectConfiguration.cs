using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Docs.Tests.Examples;

/// <summary>Configuration files as the compiler reads them, with what the package's targets add.</summary>
internal sealed class ProjectConfiguration : SyntaxTreeOptionsProvider
{
    private readonly AnalyzerConfigSet _set;

    public ProjectConfiguration(string folder, string rootNamespace, IReadOnlyDictionary<string, string> settings, IEnumerable<string> plans)
    {
        string fromBuild = $"is_global = true\nbuild_property.RootNamespace = {rootNamespace}\nbuild_property.ProjectDir = {folder}\nbuild_property.MSBuildProjectDirectory = {folder.TrimEnd('/')}\n";
        string ofPlans = string.Concat(plans.Select(plan => $"[{folder}{plan}]\nbuild_metadata.AdditionalFiles.PlanFile = true\n"));
        _set = AnalyzerConfigSet.Create<List<AnalyzerConfig>>(
        [
            .. settings.Select(file => AnalyzerConfig.Parse(file.Value, folder + file.Key)),
            AnalyzerConfig.Parse(fromBuild + ofPlans, folder + "build.globalconfig"),
        ]);
        Options = new Provider(_set);
    }

    public AnalyzerConfigOptionsProvider Options { get; }

    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        _set.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        _set.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);

    private sealed class Provider(AnalyzerConfigSet set) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(set.GlobalConfigOptions.AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Of(tree.FilePath);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Of(textFile.Path);

        private Values Of(string path) => new(set.GetOptionsForSourcePath(path).AnalyzerOptions);
    }

    private sealed class Values(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
