using System.Buffers;

namespace PlanModel;

/// <summary>Reads the lines of a plan in one pass: who each line belongs to, and which reader takes it.</summary>
internal sealed class PlanReader
{
    private readonly PlanText _text;
    private readonly RentedList<MarkdownLine> _lines;
    private readonly TaskHead[] _heads;
    private readonly Outline _outline;
    private readonly List<SyntaxFault> _faults;
    private readonly ItemOwners _owners;
    private readonly TaskCollector _tasks;
    private readonly PhaseCollector _phases;
    private readonly VerificationCollector _verifications;
    private readonly KeyLines _keys;
    private readonly NoteReader _noteReader;
    private readonly ProseDependencyReader _prose;
    private readonly List<NoteDeclaration> _notes = [];
    private int _section;
    private bool _isBelowCriteriaLabel;

    private PlanReader(PlanText text, LineMap map, MarkdownBlocks blocks, TaskHead[] heads, Outline outline, List<SyntaxFault> faults)
    {
        _text = text;
        _lines = blocks.Lines;
        _heads = heads;
        _outline = outline;
        _faults = faults;
        _owners = new ItemOwners(blocks, map);
        _phases = new PhaseCollector(text, outline, _lines, faults);
        _tasks = new TaskCollector(text, _lines, heads, outline.Tasks, _phases, faults);
        _verifications = new VerificationCollector(text, _phases, _tasks);
        _keys = new KeyLines(text, _phases, _tasks);
        _noteReader = new NoteReader(text, faults);
        _prose = new ProseDependencyReader(text, faults);
    }

    /// <summary>Reads the lines of a plan into a document.</summary>
    public static void Read(PlanDocument document, PlanText text, MarkdownBlocks blocks, List<SyntaxFault> faults, CancellationToken cancellationToken)
    {
        var heads = ArrayPool<TaskHead>.Shared.Rent(blocks.Lines.Count);
        try
        {
            Read(document, text, blocks, heads, faults, cancellationToken);
        }
        finally
        {
            ArrayPool<TaskHead>.Shared.Return(heads);
        }
    }

    private static void Read(PlanDocument document, PlanText text, MarkdownBlocks blocks, TaskHead[] heads, List<SyntaxFault> faults, CancellationToken cancellationToken)
    {
        for (var i = 0; i < blocks.Lines.Count; i++) heads[i] = TaskLineReader.Read(text, blocks.Lines[i]);
        var outline = Outline.Read(text, blocks.Lines, heads);
        var reader = new PlanReader(text, document.Lines, blocks, heads, outline, faults);
        reader.ReadLines(cancellationToken);
        document.Title = reader.TitleOfPlan();
        document.Notes = reader._notes;
        document.Verifications = reader._verifications.Declarations;
        document.Tasks = reader._tasks.Finish();
        document.Phases = reader._phases.Finish(reader._tasks, document.Settings);
    }

    private void ReadLines(CancellationToken cancellationToken)
    {
        for (var i = 0; i < _lines.Count; i++)
        {
            if ((i & 1023) == 0) cancellationToken.ThrowIfCancellationRequested();
            ref readonly var line = ref _lines[i];
            switch (line.Kind)
            {
                case LineKind.Heading:
                    OpenSection(i);
                    break;
                case LineKind.Fence:
                    ReadFence(i);
                    break;
                case LineKind.Comment:
                    if (!line.IsClosed) ReportSwallowedTasks(line, SyntaxFaultKind.UnterminatedComment);
                    break;
                default:
                    _owners.Reach(line);
                    i = ReadTextLine(i);
                    break;
            }
        }
    }

    private void OpenSection(int line)
    {
        _section++;
        _isBelowCriteriaLabel = false;
        var section = _outline.Sections[_section];
        _verifications.Close();
        _phases.Enter(_section);
        _tasks.EnterSection(section.IsTask || section.Opens is not null ? -1 : _outline.Sections[_section].Level);
        if (section.IsTask) _tasks.AddHeadingTask(_lines[line], section);
    }

    private void ReadFence(int index)
    {
        var line = _lines[index];
        if (!line.IsClosed) ReportSwallowedTasks(line, SyntaxFaultKind.UnterminatedFence);
        var heading = _outline.Sections[_section].Line;
        if (heading < 0 || _text.Slice(_lines[heading].Start, _lines[heading].End).Trim('*', ' ', ':').IndexOf(WavesReader.Heading, StringComparison.OrdinalIgnoreCase) < 0) return;
        _tasks.AddWaves(WavesReader.Read(_text.Text, line.Start, line.End));
    }

    private int ReadTextLine(int index)
    {
        ref readonly var line = ref _lines[index];
        ref readonly var head = ref _heads[index];
        var isCriterion = _outline.Sections[_section] is { PhaseSection: < 0, IsCriteria: true };
        switch (head.Form)
        {
            case BoxForm.Task or BoxForm.Range:
                if (isCriterion) return index;
                var verification = _verifications.Of(_owners, line);
                var task = _tasks.Add(index, head, verification, OwnerOf(line) >= 0);
                if (line.Kind == LineKind.Item) _owners.OwnItem(line.Item, task);
                else _owners.OwnParagraph(line, task);
                return index;
            case BoxForm.WithoutId:
                if (!isCriterion) ReadBoxWithoutId(line, head);
                return index;
            case BoxForm.Unreadable:
                if (!isCriterion && _verifications.Of(_owners, line) < 0) _faults.Add(new SyntaxFault(SyntaxFaultKind.UnreadableTask, head.Box, _text.Slice(line.Start, line.End)));
                return index;
            default:
                return ReadPlainLine(index);
        }
    }

    private void ReadBoxWithoutId(in MarkdownLine line, in TaskHead head)
    {
        if (VerificationReader.Read(_text, head.Text, line.End, hasBox: true) is { } label)
        {
            _verifications.OpenBoxed(_owners, line, head, label);
            return;
        }

        if (_verifications.AddCriterion(_owners, line, head.Text)) return;
        var owner = OwnerOf(line);
        if (owner >= 0)
        {
            _tasks.Describe(owner, head.Box.Start, line.End);
            return;
        }

        var section = _outline.Sections[_section];
        if (section.PhaseSection >= 0 && !section.IsBelowCriteria && !_isBelowCriteriaLabel) _faults.Add(new SyntaxFault(SyntaxFaultKind.BoxWithoutId, head.Box, _text.Slice(head.Text, line.End)));
    }

    private int ReadPlainLine(int index)
    {
        ref readonly var line = ref _lines[index];
        var start = line.Start;
        if (start < line.End && _text[start] is '*' or '_')
        {
            if (NoteReader.IsNote(_text, start, line.End)) return ReadNote(index);
            var isOutside = _owners.IsOutside(line);
            if (isOutside) _verifications.CloseLine();
            if (VerificationReader.Read(_text, start, line.End, hasBox: false) is { } label)
            {
                if (isOutside) _verifications.OpenLine(line, label);
                else _verifications.OpenItem(_owners, line, label);
                return index;
            }

            if (isOutside && HeadingReader.IsLabel(_text, start, line.End, out var labelEnd)) _isBelowCriteriaLabel = HeadingReader.LabelNamesCriteria(_text, start, labelEnd);
            if (_phases.TryReadPipelineStart(index, _section, _tasks.IsPhaseEmpty)) return index;
        }

        var owner = OwnerOf(line);
        if (_keys.TryRead(line, owner, _section)) return index;
        if (owner < 0 && _phases.TryReadBoldLine(line, _section)) return index;
        if (line.Kind == LineKind.Item && owner < 0 && _phases.TryReadFootprint(line)) return index;
        if (line.Kind == LineKind.Item && _verifications.AddCriterion(_owners, line, start)) return index;
        if (owner < 0) return index;
        _prose.Read(start, line.End);
        _tasks.Describe(owner, start, line.End);
        return index;
    }

    private int OwnerOf(in MarkdownLine line) => _owners.OwnerOf(line) is >= 0 and var owner ? owner : _tasks.HeadingTask;

    // A note may wrap over lines; the next bold label of its paragraph is another one.
    private int ReadNote(int index)
    {
        var last = index;
        while (last + 1 < _lines.Count && _lines[last + 1] is { Kind: LineKind.Text, OpensParagraph: false } next && _heads[last + 1].Form == BoxForm.None && !_text.StartsWith(next.Start, next.End, "**")) last++;
        if (_owners.IsOutside(_lines[index])) _verifications.CloseLine();
        _notes.Add(_noteReader.Read(_lines[index].Start, _lines[last].End));
        for (var i = index + 1; i <= last; i++) _owners.Reach(_lines[i]);
        return last;
    }

    // Swallowed lines are looked at one by one, whatever they are quoted or indented by.
    private void ReportSwallowedTasks(MarkdownLine block, SyntaxFaultKind kind)
    {
        var end = block.Start;
        for (var i = block.Start; i < block.End; i++)
        {
            if (_text.Text[i] != '[' || i < block.Start + 2 || _text.Text[i - 1] != ' ' || _text.Text[i - 2] is not ('-' or '*' or '+' or '.')) continue;
            if (i >= end) end = _text.Text.IndexOfAny(['\n', '\r'], i, block.End - i);
            if (end < 0) end = block.End;
            var line = new MarkdownLine(LineKind.Item, i, end, -1, 0, true, true);
            if (TaskLineReader.Read(_text, line).Form is not (BoxForm.Task or BoxForm.Range)) continue;
            var length = kind == SyntaxFaultKind.UnterminatedComment ? 4 : 3;
            _faults.Add(new SyntaxFault(kind, new TextSpan(block.Start, Math.Min(length, block.End - block.Start)), _text.Slice(i, end)));
            return;
        }
    }

    private string? TitleOfPlan()
    {
        foreach (var section in _outline.Sections)
        {
            if (section.Level == 1 && section.Opens is null) return TitleText.Of(_text, _lines[section.Line].Start, _lines[section.Line].End, []);
        }

        return null;
    }
}
