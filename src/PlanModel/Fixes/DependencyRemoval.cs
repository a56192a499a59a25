namespace PlanModel;

/// <summary>Takes one reference out of a plan: with its separator and reason, or with the whole annotation where it is the only one.</summary>
internal static class DependencyRemoval
{
    /// <returns><see langword="null"/> if no annotation of the task holds the reference, or none can be told apart from its neighbours.</returns>
    public static PlanFix? For(PlanDocument document, TaskDeclaration task, TextSpan reference, string title) =>
        EditFor(document, task, reference) is { } edit ? new PlanFix(title, [edit]) : null;

    /// <summary>The edit that takes a reference out.</summary>
    public static TextEdit? EditFor(PlanDocument document, TaskDeclaration task, TextSpan reference)
    {
        var found = LastAtOrBefore(task.Dependencies, static declaration => declaration.Span, reference.Start);
        if (found < 0) return null;
        var declaration = task.Dependencies[found];
        var index = LastAtOrBefore(declaration.References, static one => one.Span, reference.Start);
        if (index < 0 || declaration.References[index].Span != reference) return null;
        var (before, behind) = (Neighbour(declaration.References, index, -1), Neighbour(declaration.References, index, 1));
        return before is null && behind is null ? Whole(document, task, declaration) : OneOf(document.Text, before, declaration.References[index], behind);
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

    /// <summary>The next item on one side that is more than a word.</summary>
    private static Reference? Neighbour(IReadOnlyList<Reference> items, int index, int step)
    {
        for (var i = index + step; i >= 0 && i < items.Count; i += step)
        {
            if (items[i].Kind != ReferenceKind.Word) return items[i];
        }

        return null;
    }

    /// <summary>From the first on up to its successor; any other with all that stands between it and its separator.</summary>
    private static TextEdit OneOf(string text, Reference? before, Reference one, Reference? behind)
    {
        if (before is null) return new TextEdit(TextSpan.FromBounds(one.Span.Start, behind!.Span.Start), "");
        var end = behind is null ? one.Span.End : BehindReason(text, one.Span.End, behind.Span.Start);
        return new TextEdit(TextSpan.FromBounds(BehindReason(text, before.Span.End, one.Span.Start), end), "");
    }

    /// <summary>The separator between two references: what stands before it gives a reason for the first.</summary>
    private static int BehindReason(string text, int start, int end)
    {
        var at = end;
        while (at > start && char.IsWhiteSpace(text[at - 1])) at--;
        foreach (var word in (string[])["and", "und", "&", "+", ";", ","])
        {
            if (at - word.Length < start || string.Compare(text, at - word.Length, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0) continue;
            at -= word.Length;
            while (at > start && (char.IsWhiteSpace(text[at - 1]) || text[at - 1] == ',')) at--;
            return at;
        }

        return start;
    }

    /// <summary>
    /// A key line may hold other keys, and a task that declares nothing waits for its place in the document: in both cases
    /// the annotation stays and says "none".
    /// </summary>
    private static TextEdit? Whole(PlanDocument document, TaskDeclaration task, DependencyDeclaration declaration)
    {
        var text = document.Text;
        var isInOrder = document.Phases[task.Phase].Order == PhaseOrder.Document;
        if (declaration.Kind == DependencyKind.Blocks && isInOrder) return null;
        var isKeyLine = text[declaration.Span.Start] is not ('(' or '[' or '←');
        var declaresElsewhere = task.Dependencies.Any(d => !ReferenceEquals(d, declaration) && (d.Kind == DependencyKind.None || (d.Kind == DependencyKind.DependsOn && d.References.Count > 0)));
        if (declaration.Kind != DependencyKind.Blocks && (isKeyLine || (isInOrder && !declaresElsewhere)))
        {
            return text[declaration.Span.Start] == '←' ? new TextEdit(declaration.Span, "(depends: none)") : new TextEdit(declaration.Value, "none");
        }

        return isKeyLine ? WholeLine(document, declaration.Span) : new TextEdit(WithBlanksBefore(text, declaration.Span), "");
    }

    private static TextSpan WithBlanksBefore(string text, TextSpan span)
    {
        var start = span.Start;
        while (start > 0 && text[start - 1] is ' ' or '\t') start--;
        return TextSpan.FromBounds(start, span.End);
    }

    /// <returns><see langword="null"/> if the line says more than this.</returns>
    private static TextEdit? WholeLine(PlanDocument document, TextSpan span)
    {
        var line = document.Lines.LineOf(span.Start);
        var (start, end) = (document.Lines.StartOf(line), document.Lines.StartOf(line + 1));
        for (var i = start; i < end; i++)
        {
            if (!(i >= span.Start && i < span.End) && !char.IsWhiteSpace(document.Text[i]) && document.Text[i] is not ('-' or '*' or '+' or '_' or '>')) return null;
        }

        return new TextEdit(TextSpan.FromBounds(start, end), "");
    }
}
