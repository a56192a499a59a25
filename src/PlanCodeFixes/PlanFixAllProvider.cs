using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using PlanModel;

namespace PlanCodeFixes;

/// <summary>Applies one kind of fix to all findings of its rule, in a project or everywhere, as <c>dotnet plan fix --rule</c> does.</summary>
internal sealed class PlanFixAllProvider : FixAllProvider
{
    public static readonly PlanFixAllProvider Instance = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Project, FixAllScope.Solution];

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var projects = fixAllContext.Scope == FixAllScope.Solution ? fixAllContext.Solution.Projects : [fixAllContext.Project];
        var rules = fixAllContext.DiagnosticIds;
        var key = fixAllContext.CodeActionEquivalenceKey ?? "";
        var kind = key.IndexOf(':') is >= 0 and var colon ? key.Substring(colon + 1) : "";
        var ids = projects.Where(static p => p.Language == LanguageNames.CSharp).Select(static p => p.Id).ToImmutableArray();
        return Task.FromResult<CodeAction?>(CodeAction.Create(
            $"Fix all {string.Join(", ", rules)}",
            cancellationToken => MendAsync(fixAllContext.Solution, ids, rules, kind, cancellationToken),
            key));
    }

    private static async Task<Solution> MendAsync(Solution solution, ImmutableArray<ProjectId> projects, ImmutableHashSet<string> rules, string kind, CancellationToken cancellationToken)
    {
        foreach (var document in projects.SelectMany(id => solution.GetProject(id)!.AdditionalDocuments).ToList())
        {
            if (await PlanDocuments.AnalyzeAsync(document, cancellationToken).ConfigureAwait(false) is not { } report) continue;
            var mending = PlanMending.Mend(report, text => PlanFixes.WithText(report, text, cancellationToken), finding => rules.Contains(finding.Rule.Id), kind);
            if (mending.Rounds.Count == 0) continue;
            var old = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            solution = solution.WithAdditionalDocumentText(document.Id, SourceText.From(mending.Text, old.Encoding, old.ChecksumAlgorithm));
        }

        return solution;
    }
}
