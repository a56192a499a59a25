namespace PlanModel;

/// <summary>Takes one reference out of a plan: with its separator, or with the whole annotation where it is the only one.</summary>
internal static class DependencyRemoval
{
    /// <returns><see langword="null"/> if no annotation of the task holds the reference.</returns>
    public static PlanFix? For(PlanDocument document, TaskDeclaration task, TextSpan reference, string title)
    {
        foreach (var declaration in task.Dependencies)
        {
            for (var i = 0; i < declaration.References.Count; i++)
            {
                if (declaration.References[i].Span == reference) return new PlanFix(title, [EditFor(document, declaration, i)]);
            }
        }

        return null;
    }

    private static TextEdit EditFor(PlanDocument document, DependencyDeclaration declaration, int index)
    {
        var references = declaration.References;
        if (references.Count > 1)
        {
            return index > 0
                ? new TextEdit(TextSpan.FromBounds(references[index - 1].Span.End, references[index].Span.End), "")
                : new TextEdit(TextSpan.FromBounds(references[0].Span.Start, references[1].Span.Start), "");
        }

        return document.Text[declaration.Span.Start] is '(' or '[' or '←'
            ? new TextEdit(WithBlanksBefore(document.Text, declaration.Span), "")
            : new TextEdit(WholeLine(document, declaration.Span), "");
    }

    private static TextSpan WithBlanksBefore(string text, TextSpan span)
    {
        var start = span.Start;
        while (start > 0 && text[start - 1] is ' ' or '\t') start--;
        return TextSpan.FromBounds(start, span.End);
    }

    private static TextSpan WholeLine(PlanDocument document, TextSpan span)
    {
        var line = document.Lines.LineOf(span.Start);
        return TextSpan.FromBounds(document.Lines.StartOf(line), document.Lines.StartOf(line + 1));
    }
}
