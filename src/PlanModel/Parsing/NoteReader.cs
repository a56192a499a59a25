namespace PlanModel;

/// <summary>Reads execution and pipeline notes.</summary>
internal sealed class NoteReader(PlanText text, List<SyntaxFault> faults)
{
    /// <summary>Whether the bold label of a note stands at a place.</summary>
    public static bool IsNote(PlanText text, int start, int end) =>
        start + 4 < end && text[start] == '*' && (text.StartsWith(start, end, "**Execution Note") || text.StartsWith(start, end, "**Pipeline Note"));

    /// <summary>Reads a note.</summary>
    /// <param name="start">Where its bold label stands.</param>
    /// <param name="end">The end of its paragraph, or of the line before the next bold label.</param>
    public NoteDeclaration Read(int start, int end)
    {
        var isPipeline = text.StartsWith(start, end, "**Pipeline");
        var value = start + (isPipeline ? "**Pipeline Note".Length : "**Execution Note".Length);
        while (value < end && (text[value] is '*' or ':' or '：' || char.IsWhiteSpace(text[value]))) value++;
        var span = TextSpan.FromBounds(start, end);
        var note = isPipeline ? ReadPipeline(span, value, end) : ReadExecution(span, value, end);
        if (note is not null) return note;
        if (SpeaksOfOrder(value, end)) faults.Add(new SyntaxFault(SyntaxFaultKind.UnreadNote, TextSpan.FromBounds(value, end), text.Slice(value, end)));
        return new NoteDeclaration(NoteKind.Prose, span, [], [], text.Slice(value, end).Trim());
    }

    // "Tasks 3.1-3.4 are [SEQUENTIAL] - reason", "Phases 2-3 are [PARALLEL]"
    private NoteDeclaration? ReadExecution(TextSpan span, int start, int end)
    {
        var open = text.IndexOf('[', start, end);
        while (open >= 0 && !text.StartsWith(open, end, "[SEQUENTIAL]") && !text.StartsWith(open, end, "[PARALLEL]")) open = text.IndexOf('[', open + 1, end);
        if (open < 0) return null;
        var isSequential = text.StartsWith(open, end, "[S");
        var subjectEnd = text.TrimEnd(start, open);
        foreach (var verb in (ReadOnlySpan<string>)["are", "is"])
        {
            if (subjectEnd - verb.Length > start && text.IsWord(subjectEnd - verb.Length, subjectEnd, verb) && char.IsWhiteSpace(text[subjectEnd - verb.Length - 1])) subjectEnd -= verb.Length;
        }

        var subject = ReadSubject(start, subjectEnd, isPhases: !isSequential);
        if (subject is null) return null;
        var reason = text.SkipBlanks(open + (isSequential ? "[SEQUENTIAL]" : "[PARALLEL]").Length, end);
        while (reason < end && (text[reason] is '-' or '–' or '—' or ':' or '.' || char.IsWhiteSpace(text[reason]))) reason++;
        return new NoteDeclaration(isSequential ? NoteKind.SequentialTasks : NoteKind.ParallelPhases, span, subject, [], TitleText.Of(text, reason, end, []));
    }

    private NoteDeclaration? ReadPipeline(TextSpan span, int start, int end)
    {
        if (Find(start, end, "can start when") is >= 0 and var can)
        {
            var subject = ReadSubject(start, can, isPhases: false) ?? ReadSubject(start, can, isPhases: true);
            var conditionStart = text.SkipBlanks(can + "can start when".Length, end);
            var condition = ReadSubject(conditionStart, PipelineStartReader.EndOfCondition(text, conditionStart, end), isPhases: false);
            return subject is null || condition is null ? null : new NoteDeclaration(NoteKind.EarlyTasks, span, subject, condition, "");
        }

        if (Find(start, end, "run concurrently with") is not (>= 0 and var run)) return null;
        var phases = ReadSubject(start, run, isPhases: true);
        var behind = run + "run concurrently with".Length;
        var sentence = text.IndexOf('.', behind, end);
        var verification = ReferenceListReader.Read(text, TextSpan.FromBounds(text.SkipBlanks(behind, end), sentence < 0 ? end : sentence));
        return phases is null || verification.Count != 1 || verification[0].Kind != ReferenceKind.Verification ? null : new NoteDeclaration(NoteKind.ConcurrentVerification, span, phases, verification, "");
    }

    /// <summary>The tasks or phases that a note speaks of, or <see langword="null"/> if it names anything else.</summary>
    private List<Reference>? ReadSubject(int start, int end, bool isPhases)
    {
        var references = ReferenceListReader.Read(text, TextSpan.FromBounds(start, Math.Max(start, end)));
        // "Phase 2 tasks 2.1-2.2" speaks of the tasks.
        if (!isPhases && references.Count > 1 && references[0].Kind == ReferenceKind.Phase) references.RemoveAt(0);
        foreach (var reference in references)
        {
            var fits = isPhases ? reference.Kind is ReferenceKind.Phase or ReferenceKind.PhaseRange : reference.Kind is ReferenceKind.Task or ReferenceKind.TaskRange;
            if (!fits) return null;
        }

        return references.Count == 0 ? null : references;
    }

    // A note that nobody reads is worth a word where it holds a marker, or an id beside a word of order.
    private bool SpeaksOfOrder(int start, int end)
    {
        if (Find(start, end, "[SEQUENTIAL]") >= 0 || Find(start, end, "[PARALLEL]") >= 0) return true;
        if (Find(start, end, "can start") < 0 && Find(start, end, "must") < 0 && Find(start, end, "after") < 0) return false;
        for (var i = start; i < end; i++)
        {
            if (i > start && IdReader.GoesOn(text.Chars, i - 1, end)) continue;
            if (IdReader.Read(text, i, end) is { Shape: IdShape.Dotted or IdShape.Letters } id && !IdReader.GoesOn(text.Chars, id.End, end)) return true;
        }

        return false;
    }

    private int Find(int start, int end, string words)
    {
        for (var i = start; i + words.Length <= end; i++)
        {
            if (!text.StartsWith(i, end, words)) continue;
            return i;
        }

        return -1;
    }
}
