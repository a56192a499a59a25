namespace PlanModel;

/// <summary>Orders tasks that share a file: by a note, or by dependencies in document order.</summary>
internal static class ConflictFixes
{
    public static IReadOnlyList<PlanFix> For(PlanDocument document, IReadOnlyList<int> tasks)
    {
        foreach (var task in tasks)
        {
            // The tasks of a range line or of a verification have no line of their own to write on.
            if (document.Tasks[task].IsFromRange || document.Tasks[task].IsVerificationBlock) return [];
        }

        return [Note(document, tasks), Dependencies(document, tasks)];
    }

    private static PlanFix Note(PlanDocument document, IReadOnlyList<int> tasks)
    {
        var ids = new List<string>();
        foreach (var task in tasks) ids.Add(document.Tasks[task].Id);
        var newLine = document.NewLine;
        var note = $"**Execution Note:** Tasks {string.Join(", ", ids)} are [SEQUENTIAL] - same file";
        var heading = document.Phases[document.Tasks[tasks[0]].Phase].Span;
        if (heading.Length > 0) return new PlanFix("Run them one at a time with an Execution Note", [new TextEdit(new TextSpan(EndOfLine(document, heading), 0), newLine + newLine + note + newLine)]);
        var line = document.Lines.StartOf(document.Lines.LineOf(document.Tasks[0].Span.Start));
        return new PlanFix("Run them one at a time with an Execution Note", [new TextEdit(new TextSpan(line, 0), note + newLine + newLine)]);
    }

    private static PlanFix Dependencies(PlanDocument document, IReadOnlyList<int> tasks)
    {
        var edits = new List<TextEdit>();
        for (var i = 1; i < tasks.Count; i++)
        {
            edits.Add(new TextEdit(new TextSpan(EndOfLine(document, document.Tasks[tasks[i]].Span), 0), $" (depends: {document.Tasks[tasks[i - 1]].Id})"));
        }

        return new PlanFix("Let each wait for the one before it", edits);
    }

    internal static int EndOfLine(PlanDocument document, TextSpan span)
    {
        var line = document.Lines.LineOf(span.Start);
        var end = document.Lines.StartOf(line + 1);
        while (end > span.Start && char.IsWhiteSpace(document.Text[end - 1])) end--;
        return end;
    }
}
