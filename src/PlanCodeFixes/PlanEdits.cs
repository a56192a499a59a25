using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PlanModel;

namespace PlanCodeFixes;

/// <summary>Applies edits of the model to additional documents.</summary>
internal static class PlanEdits
{
    /// <summary>The solution after a fix of one plan.</summary>
    public static async Task<Solution> ApplyAsync(TextDocument document, PlanFix fix, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var changes = fix.Edits.Select(static e => new TextChange(new Microsoft.CodeAnalysis.Text.TextSpan(e.Span.Start, e.Span.Length), e.NewText));
        return document.Project.Solution.WithAdditionalDocumentText(document.Id, text.WithChanges(changes));
    }
}
