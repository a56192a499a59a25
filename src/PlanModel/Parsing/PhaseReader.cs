namespace PlanModel;

/// <summary>Reads what a phase's heading, and the bold lines under it, say of the phase.</summary>
internal sealed class PhaseReader(PlanText text, List<SyntaxFault> faults)
{
    private static readonly string[] Keywords = ["parallel-with", "pipeline-start", "pattern"];

    private readonly AnnotationValueReader _values = new(text, faults);
    private readonly BracketGroups _groups = new();
    private readonly List<TextSpan> _removed = [];

    /// <summary>Reads the suffixes of a heading into a phase and what remains as its title.</summary>
    public void ReadHeading(PhaseDeclaration phase, int start, int end)
    {
        _removed.Clear();
        var handledTo = 0;
        foreach (var group in _groups.Find(text, start, end))
        {
            if (group.Open < handledTo || !TryReadSuffix(phase, group)) continue;
            handledTo = group.Close;
            _removed.Add(TextSpan.FromBounds(group.Open, group.Close + 1));
        }

        phase.Title = TitleText.Of(text, start, end, _removed);
    }

    /// <summary>Reads a bold line such as <c>**pipeline-start:** when 1.3 completes</c>.</summary>
    /// <returns>Whether the line speaks of a phase.</returns>
    public bool TryReadLine(PhaseDeclaration phase, int start, int end)
    {
        var position = start;
        while (position < end && text[position] is '*' or '_') position++;
        return position > start && TryReadKey(phase, position, end, TextSpan.FromBounds(start, end), needsColon: true);
    }

    /// <summary>Whether a line is a bold <c>pipeline-start</c>.</summary>
    public bool IsPipelineStart(int start, int end)
    {
        var position = start;
        while (position < end && text[position] is '*' or '_') position++;
        return position > start && text.StartsWith(position, end, "pipeline-start");
    }

    private bool TryReadSuffix(PhaseDeclaration phase, BracketGroup group)
    {
        var span = TextSpan.FromBounds(group.Open, group.Close + 1);
        var start = text.SkipBlanks(group.Open + 1, group.Close);
        var end = text.TrimEnd(start, group.Close);
        if (group.IsSquare)
        {
            var tag = text.Slice(start, end).ToUpperInvariant();
            if (tag is "PARALLEL" or "P") phase.ParallelTag ??= span;
            else if (tag == "SEQUENTIAL") phase.SequentialTag ??= span;
            else return TryReadKey(phase, start, end, span, needsColon: false);
            return true;
        }

        if (text.StartsWith(start, end, "no dependencies") || text.StartsWith(start, end, "no dependency"))
        {
            Add(phase, new DependencyDeclaration(DependencyKind.None, span, TextSpan.FromBounds(start, end), []));
            return true;
        }

        return TryReadKey(phase, start, end, span, needsColon: false);
    }

    private bool TryReadKey(PhaseDeclaration phase, int start, int end, TextSpan span, bool needsColon)
    {
        foreach (var keyword in Keywords)
        {
            if (!text.StartsWith(start, end, keyword)) continue;
            var value = start + keyword.Length;
            while (value < end && text[value] is '*' or '_' or ' ') value++;
            if (value >= end || text[value] is not (':' or '：')) continue;
            value++;
            while (value < end && (text[value] is '*' or '_' || char.IsWhiteSpace(text[value]))) value++;
            ReadValue(phase, keyword, span, TextSpan.FromBounds(value, Math.Max(value, end)));
            return true;
        }

        var key = AnnotationKeywords.Read(text, start, end, needsColon, out var valueStart);
        if (key is not (AnnotationKey.DependsOn or AnnotationKey.Blocks)) return false;
        AddDependency(phase, phase.Id, key, span, TextSpan.FromBounds(valueStart, Math.Max(valueStart, end)));
        return key == AnnotationKey.DependsOn;
    }

    private void ReadValue(PhaseDeclaration phase, string keyword, TextSpan span, TextSpan value)
    {
        switch (keyword)
        {
            case "parallel-with":
                phase.ParallelWith = Appended(phase.ParallelWith, ReadPhases(value));
                break;
            case "pipeline-start":
                if (PipelineStartReader.Read(text, span, value) is { } start) phase.PipelineStarts = Appended(phase.PipelineStarts, [start]);
                else Report(value.Length > 0 ? value : span);
                break;
            default:
                var pattern = text.Slice(value.Start, value.End).Trim('*', '_', ' ', '`').ToLowerInvariant();
                if (pattern is "independent" or "dag" or "batched" or "pipeline" or "hybrid" or "auto") phase.Pattern = new Setting<string>(pattern, value);
                else Report(value.Length > 0 ? value : span);
                break;
        }
    }

    private List<Reference> ReadPhases(TextSpan value)
    {
        var references = ReferenceListReader.Read(text, value);
        if (references.Count == 0) Report(value.Length > 0 ? value : new TextSpan(value.Start, 0));
        for (var i = 0; i < references.Count; i++)
        {
            var reference = references[i];
            if (reference.Kind == ReferenceKind.Number) references[i] = reference with { Kind = ReferenceKind.Phase };
            if (reference.Kind == ReferenceKind.NumberRange) references[i] = reference with { Kind = ReferenceKind.PhaseRange };
            if (reference.Kind == ReferenceKind.Word && reference.Text.Length == 1) references[i] = reference with { Kind = ReferenceKind.Phase };
        }

        return references;
    }

    private static void Add(PhaseDeclaration phase, DependencyDeclaration dependency) => phase.Dependencies = Appended(phase.Dependencies, [dependency]);

    // Appends in place: a thousand lines that speak of one phase cost a thousand steps.
    private static List<T> Appended<T>(IReadOnlyList<T> list, List<T> more)
    {
        if (list is not List<T> grown) return [.. list, .. more];
        grown.AddRange(more);
        return grown;
    }

    /// <summary>Adds to a phase what it waits for. That it blocks another is said at the other one, and reported here.</summary>
    public void AddDependency(PhaseDeclaration phase, string id, AnnotationKey key, TextSpan span, TextSpan value)
    {
        if (key == AnnotationKey.DependsOn) Add(phase, _values.ReadDependency(DependencyKind.DependsOn, span, value));
        else if (!NoneValue.Is(text, value)) faults.Add(new SyntaxFault(SyntaxFaultKind.BadValue, span, text.Slice(span.Start, span.End), $"'(depends on Phase {id})' in the heading of the phase that waits"));
    }

    private void Report(TextSpan span) => faults.Add(new SyntaxFault(SyntaxFaultKind.BadValue, span, text.Slice(span.Start, span.End)));
}
