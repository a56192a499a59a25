using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using PlanModel;

namespace PlanCodeFixes;

/// <summary>Offers the fixes of plans in hosts that fix additional documents: those that <c>dotnet plan fix</c> applies.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PlanFileFixProvider), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".md"])]
[Shared]
public sealed class PlanFileFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = PlanFixes.Rules.ToImmutableArray();

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => PlanFixAllProvider.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.TextDocument;
        if (await PlanDocuments.AnalyzeAsync(document, context.CancellationToken).ConfigureAwait(false) is not { } report) return;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (Find(report, diagnostic) is not { } finding) continue;
            foreach (var fix in PlanFixes.For(report, finding, context.CancellationToken))
            {
                var key = KeyOf(finding.Rule.Id, fix.Kind);
                context.RegisterCodeFix(CodeAction.Create(fix.Title, cancellationToken => PlanEdits.ApplyAsync(document, fix, cancellationToken), key), diagnostic);
            }
        }
    }

    /// <summary>What tells apart the ways out that can be applied to all findings of a rule.</summary>
    public static string KeyOf(string rule, string kind) => kind.Length == 0 ? rule : rule + ":" + kind;

    private static Finding? Find(PlanReport report, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        return report.Findings.FirstOrDefault(f => f.Rule.Id == diagnostic.Id && f.Span.Start == span.Start && f.Span.Length == span.Length && f.Message == diagnostic.GetMessage(null))
            ?? report.Findings.FirstOrDefault(f => f.Rule.Id == diagnostic.Id && f.Span.Start == span.Start && f.Span.Length == span.Length);
    }
}
