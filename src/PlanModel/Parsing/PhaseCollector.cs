using System.Globalization;

namespace PlanModel;

/// <summary>Collects the phases of a plan: the ones that headings open, and those that tasks without one need.</summary>
internal sealed class PhaseCollector(PlanText text, Outline outline, RentedList<MarkdownLine> lines, List<SyntaxFault> faults)
{
    private readonly PhaseReader _reader = new(text, faults);
    private readonly List<PhaseDeclaration> _phases = [];
    private readonly List<(int Start, int End)> _waiting = [];
    private int _current = -1;
    private int _lookedTo;
    private bool _isLastBeforePhase;

    /// <summary>The index of the phase that the current line stands in, or -1.</summary>
    public int CurrentIndex => _current;

    /// <summary>The id of a phase as far as it is known: that of a heading, else its position.</summary>
    public string IdOf(int phase) => _phases[phase].Id is { Length: > 0 } id ? id : (phase + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Enters a section: opens its phase, stays in the one around it, or leaves all.</summary>
    public void Enter(int section)
    {
        var entered = outline.Sections[section];
        if (entered.Opens is { } form) Open(entered, form);
        else if (entered.PhaseSection < 0 && (_current < 0 || _phases[_current].Form != PhaseForm.Implicit || !entered.IsGeneric)) _current = -1;
    }

    /// <summary>The phase of a task, which is made where no heading made one.</summary>
    public int PhaseForTask(string id)
    {
        if (_current >= 0) return _current;
        _phases.Add(new PhaseDeclaration(_phases.Count, "", default) { Form = PhaseForm.Implicit });
        return _current = _phases.Count - 1;
    }

    /// <summary>Reads a bold <c>pipeline-start</c>, for this phase or, behind its last task and before a heading, for the next.</summary>
    public bool TryReadPipelineStart(int index, int section, bool isPhaseEmpty)
    {
        var line = lines[index];
        if (!_reader.IsPipelineStart(line.Start, line.End)) return false;
        if (!isPhaseEmpty && IsLastBeforePhase(index, section) || _current < 0) _waiting.Add((line.Start, line.End));
        else _reader.TryReadLine(_phases[_current], line.Start, line.End);
        return true;
    }

    /// <summary>Reads another bold line of a phase, directly under its heading.</summary>
    public bool TryReadBoldLine(in MarkdownLine line, int section) => IsDirectlyInPhase(section) && _reader.TryReadLine(_phases[_current], line.Start, line.End);

    /// <summary>Whether a section is headed by the current phase itself.</summary>
    public bool IsDirectlyInPhase(int section) => _current >= 0 && outline.Sections[section].PhaseSection == section;

    /// <summary>Adds what a key line declares to the current phase.</summary>
    public void AddDependency(AnnotationKey key, TextSpan span, TextSpan value) => _reader.AddDependency(_phases[_current], IdOf(_current), key, span, value);

    /// <summary>Reads <c>- Tasks modify: docs/*</c>.</summary>
    public bool TryReadFootprint(in MarkdownLine line)
    {
        if (_current < 0) return false;
        var position = line.Start;
        while (position < line.End && text[position] is '*' or '_') position++;
        if (!text.StartsWith(position, line.End, "Tasks modify")) return false;
        position += "Tasks modify".Length;
        while (position < line.End && text[position] is '*' or '_' or ' ') position++;
        if (position >= line.End || text[position] != ':') return false;
        position++;
        while (position < line.End && (text[position] is '*' or '_' && position + 1 < line.End && text[position + 1] is '*' or '_' or ' ' || text[position] == ' ')) position++;
        var annotations = new TaskAnnotations();
        new AnnotationValueReader(text, faults).ReadFiles(TextSpan.FromBounds(position, line.End), FileAccess.Write, isKeyLine: false, annotations);
        if (_phases[_current].Footprint is not List<FileDeclaration> footprint) _phases[_current].Footprint = footprint = [];
        footprint.AddRange(annotations.Files);
        return true;
    }

    /// <summary>Hands out the phases, named and ordered.</summary>
    public List<PhaseDeclaration> Finish(TaskCollector tasks, IReadOnlyList<SettingDeclaration> settings)
    {
        var phases = TopLevelPhases.Split(_phases, tasks.Tasks);
        var counts = new int[phases.Count];
        var members = new List<TaskDeclaration>[phases.Count];
        foreach (var task in tasks.Tasks) counts[task.Phase]++;
        for (var i = 0; i < members.Length; i++) members[i] = new List<TaskDeclaration>(counts[i]);
        foreach (var task in tasks.Tasks) members[task.Phase].Add(task);
        var named = PhaseNames.Name(phases, members);
        string? order = null;
        foreach (var setting in settings)
        {
            if (setting.Key == "order" && !setting.IsNested) order = setting.Value;
        }

        for (var i = 0; i < named.Count; i++) (named[i].Order, named[i].OrderReason) = PhaseOrders.Decide(order, named[i], members[i]);
        return named;
    }

    private void Open(Section section, PhaseForm form)
    {
        var line = lines[section.Line];
        var hasId = section.Head.Form != HeadingForm.Plain && form != PhaseForm.TaskHeading;
        var idSpan = hasId ? section.Head.Id : TextSpan.FromBounds(line.Start, line.End);
        var phase = new PhaseDeclaration(_phases.Count, hasId ? text.Slice(idSpan.Start, idSpan.End) : "", idSpan) { Form = form, Span = TextSpan.FromBounds(MarkOf(line), line.End) };
        _reader.ReadHeading(phase, hasId ? section.Head.Title : line.Start, line.End);
        foreach (var (start, end) in _waiting) _reader.TryReadLine(phase, start, end);
        _waiting.Clear();
        _phases.Add(phase);
        _current = phase.Index;
    }

    // One look ahead serves all the lines of a run.
    private bool IsLastBeforePhase(int index, int section)
    {
        if (index < _lookedTo) return _isLastBeforePhase;
        var next = index + 1;
        while (next < lines.Count && (lines[next].Kind == LineKind.Comment || _reader.IsPipelineStart(lines[next].Start, lines[next].End))) next++;
        _lookedTo = next;
        var isHeading = next < lines.Count && lines[next].Kind == LineKind.Heading;
        return _isLastBeforePhase = isHeading && outline.Sections[section + 1].Opens is not null;
    }

    private int MarkOf(in MarkdownLine line)
    {
        var mark = line.Start;
        while (mark > 0 && text.Text[mark - 1] is ' ' or '\t' or '#') mark--;
        while (mark < line.Start && text.Text[mark] != '#') mark++;
        return mark;
    }
}
