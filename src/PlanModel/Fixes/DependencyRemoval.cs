namespace PlanModel;

/// <summary>Takes one reference out of a plan: with its separator, or with the whole annotation where it is the only one.</summary>
internal static class DependencyRemoval
{
    /// <returns><see langword="null"/> if no annotation of the task holds the reference.</returns>
    public static PlanFix? For(PlanDocument document, TaskDeclaration task, TextSpan reference, string title)
    {
        var declaration = LastAtOrBefore(task.Dependencies, static declaration => declaration.Span, reference.Start);
        if (declaration < 0) return null;
        var references = task.Dependencies[declaration].References;
        var index = LastAtOrBefore(references, static one => one.Span, reference.Start);
        return index >= 0 && references[index].Span == reference ? new PlanFix(title, [EditFor(document, task.Dependencies[declaration], index)]) : null;
    }

    // Both stand in the order of the text; a hostile task has thousands of either.
    private static int LastAtOrBefore<T>(IReadOnlyList<T> items, Func<T, TextSpan> spanOf, int position)
    {
        var low = 0;
        var high = items.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (spanOf(items[middle]).Start <= position) low = middle + 1;
            else high = middle;
        }

        return low - 1;
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
