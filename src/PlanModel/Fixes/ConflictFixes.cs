namespace PlanModel;

/// <summary>Orders tasks that share a file: by a note, or by dependencies in document order.</summary>
internal static class ConflictFixes
{
    public const string ByNote = "note";

    public const string ByDependencies = "dependencies";

    public static IReadOnlyList<PlanFix> For(PlanDocument document, IReadOnlyList<int> tasks)
    {
        foreach (var task in tasks)
        {
            // The tasks of a range line or of a verification have no line of their own to write on.
            if (document.Tasks[task].IsFromRange || document.Tasks[task].IsVerificationBlock) return [];
        }

        var note = Note(document, tasks);
        return Dependencies(document, tasks) is { } dependencies ? [note, dependencies] : [note];
    }

    private static PlanFix Note(PlanDocument document, IReadOnlyList<int> tasks)
    {
        var ids = tasks.Select(t => document.Tasks[t].Id);
        var newLine = document.NewLine;
        var note = $"**Execution Note:** Tasks {string.Join(", ", ids)} are [SEQUENTIAL] - same file";
        return new PlanFix("Run them one at a time with an Execution Note", [PlaceFor(note)]) { Kind = ByNote };

        TextEdit PlaceFor(string text)
        {
            var heading = document.Phases[document.Tasks[tasks[0]].Phase].Span;
            if (heading.Length > 0 && document.Text[document.Lines.StartOf(document.Lines.LineOf(heading.Start))] == '#')
            {
                var next = document.Lines.LineOf(heading.Start) + 1;
                var start = document.Lines.StartOf(next);
                var isBlank = string.IsNullOrWhiteSpace(document.TextOf(TextSpan.FromBounds(start, document.Lines.StartOf(next + 1))));
                return new TextEdit(new TextSpan(start, 0), newLine + text + newLine + (isBlank ? "" : newLine));
            }

            var first = document.Tasks[heading.Length > 0 ? tasks[0] : 0];
            return new TextEdit(new TextSpan(document.Lines.StartOf(document.Lines.LineOf(first.Span.Start)), 0), text + newLine + newLine);
        }
    }

    private static PlanFix? Dependencies(PlanDocument document, IReadOnlyList<int> tasks)
    {
        var edits = new List<TextEdit>();
        for (var i = 1; i < tasks.Count; i++)
        {
            if (DependencyAddition.For(document, document.Tasks[tasks[i]], document.Tasks[tasks[i - 1]].Id) is not { } edit) return null;
            edits.Add(edit);
        }

        edits.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return new PlanFix("Let each wait for the one before it", edits) { Kind = ByDependencies };
    }
}
