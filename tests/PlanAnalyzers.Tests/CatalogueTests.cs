using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Diagnostics;
using PlanModel;

namespace PlanAnalyzers.Tests;

/// <summary>The catalogue, the analyzers and the release files say the same.</summary>
public sealed class CatalogueTests
{
    [Fact]
    public void Every_rule_but_the_generators_is_supported_by_exactly_one_analyzer()
    {
        DiagnosticAnalyzer[] analyzers = [new PlanFileAnalyzer(), new PlanHandlerAnalyzer(), new PlanProjectAnalyzer()];
        Assert.Equal(
            RuleCatalog.All.Where(r => r.Id != "PLAN0014").Select(r => $"{r.Id} {r.Title} {r.Category} {r.DefaultSeverity} {r.HelpLink}"),
            analyzers.SelectMany(a => a.SupportedDiagnostics).OrderBy(d => d.Id, StringComparer.Ordinal).Select(d => $"{d.Id} {d.Title} {d.Category} {d.DefaultSeverity} {d.HelpLinkUri}"));
    }

    [Theory]
    [InlineData("PlanAnalyzers", false)]
    [InlineData("PlanGenerators", true)]
    public void The_release_files_list_every_rule(string project, bool ofGenerator)
    {
        var file = Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "src", project, "AnalyzerReleases.Unshipped.md");
        Assert.Equal(
            string.Concat(RuleCatalog.All.Where(r => r.Id == "PLAN0014" == ofGenerator).Select(r => $"{r.Id} | {r.Category} | {r.DefaultSeverity} | [{r.Title}]({r.HelpLink})\n")),
            string.Concat(File.ReadAllLines(file).Where(l => l.StartsWith("PLAN", StringComparison.Ordinal)).Select(l => l + "\n")));
    }

    private static string Here([CallerFilePath] string here = "") => here;
}
