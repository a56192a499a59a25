using System.Text;

namespace PlanModel;

/// <summary>Collects the tasks of a plan with their annotations and descriptions.</summary>
internal sealed class TaskCollector(PlanText text, RentedList<MarkdownLine> lines, TaskHead[] heads, int expected, PhaseCollector phases, List<SyntaxFault> faults)
{
    /// <summary>The most tasks that a plan may have.</summary>
    public const int MaxTasks = 100_000;

    private readonly AnnotationReader _annotations = new(text, faults);
    private readonly List<TaskDeclaration> _tasks = new(Math.Min(expected, MaxTasks));
    private readonly List<(int Task, int Start, int End)> _descriptions = [];
    private readonly List<List<TextSpan>> _waves = [];
    private TaskAnnotations? _blank;
    private int _headingLevel;
    private int _phaseOfLastTask = -1;
    private bool _isNewSection;
    private bool _isFull;
    private bool _isOutOfOrder;

    public IReadOnlyList<TaskDeclaration> Tasks => _tasks;

    public AnnotationValueReader Values => _annotations.Values;

    /// <summary>The task whose heading opened the section, or -1.</summary>
    public int HeadingTask { get; private set; } = -1;

    /// <summary>Whether no task stands in the current phase yet.</summary>
    public bool IsPhaseEmpty => _tasks.Count == 0 || _tasks[_tasks.Count - 1].Phase != phases.CurrentIndex;

    /// <summary>Ends what a heading ends; <paramref name="level"/> is -1 where the heading opens something of its own.</summary>
    public void EnterSection(int level)
    {
        if (level < 0 || level <= _headingLevel) HeadingTask = -1;
        _isNewSection = true;
    }

    public TaskAnnotations AnnotationsOf(int task) => _tasks[task].Annotations ??= new TaskAnnotations();

    /// <summary>Adds the task, or the tasks, of a line with a box.</summary>
    /// <returns>The index of the first one.</returns>
    public int Add(int index, in TaskHead head, int verification, bool isChild)
    {
        if (_isFull) return _tasks.Count - 1;
        ref readonly var line = ref lines[index];
        if (!head.HasBlank) faults.Add(new SyntaxFault(SyntaxFaultKind.BoxWithoutBlank, head.Box, text.Slice(head.Id.Start, head.Id.End)));
        var title = ReadAnnotations(head.Text, line.End, ParagraphEnd(index), isShared: head.Form == BoxForm.Range, out var annotations);
        var first = _tasks.Count;
        var id = text.Slice(head.Id.Start, head.Id.End);
        if (head.Form == BoxForm.Task) AddOne(id, line, head, title, annotations, isChild, verification);
        else foreach (var member in ReadRange(id, head)) AddOne(member, line, head, title, annotations, isChild, verification);
        return Math.Min(first, _tasks.Count - 1);
    }

    /// <summary>Adds a task whose declaration is a heading.</summary>
    public void AddHeadingTask(in MarkdownLine line, Section section)
    {
        if (IsFull(section.Head.Id)) return;
        var id = section.Head.Id;
        var title = ReadAnnotations(section.Head.Title, line.End, line.End, isShared: false, out var annotations);
        var task = Start(text.Slice(id.Start, id.End), id, annotations, phases.PhaseForTask(text.Slice(id.Start, id.End)));
        task.Title = title;
        var mark = line.Start;
        while (mark > 0 && text.Text[mark - 1] is ' ' or '\t' or '#') mark--;
        while (mark < line.Start && text.Text[mark] != '#') mark++;
        task.Span = TextSpan.FromBounds(mark, line.End);
        task.MarkSpan = new TextSpan(id.Start, 0);
        HeadingTask = task.Index;
        _headingLevel = section.Level;
    }

    /// <summary>Adds the task that stands for a verification block.</summary>
    /// <returns>The task, or <see langword="null"/> beyond the limit of the language.</returns>
    public TaskDeclaration? AddVerification(string id, TextSpan span, string title, int verification)
    {
        if (IsFull(span)) return null;
        var task = Start(id, span, null, phases.PhaseForTask(id));
        task.Title = title;
        task.Span = span;
        task.MarkSpan = new TextSpan(span.Start, 0);
        task.Verification = verification;
        task.IsVerificationBlock = true;
        return task;
    }

    /// <summary>Adds a line to the description of a task.</summary>
    public void Describe(int task, int start, int end)
    {
        _isOutOfOrder |= _descriptions.Count > 0 && _descriptions[_descriptions.Count - 1].Task > task;
        _descriptions.Add((task, start, end));
    }

    /// <summary>Makes each wave wait for the one before it.</summary>
    public void AddWaves(List<List<TextSpan>> waves) => _waves.AddRange(waves);

    /// <summary>Hands out the tasks with everything that was collected for them.</summary>
    public List<TaskDeclaration> Finish()
    {
        ApplyWaves();
        foreach (var task in _tasks) task.Annotations?.OrderTags();
        ApplyDescriptions();
        return _tasks;
    }

    private void AddOne(string id, in MarkdownLine line, in TaskHead head, string title, TaskAnnotations? annotations, bool isChild, int verification)
    {
        var isRange = head.Form == BoxForm.Range;
        var span = TextSpan.FromBounds(head.Id.Start, isRange ? head.LastId.End : head.Id.End);
        if (IsFull(span)) return;
        var task = Start(id, span, annotations, isChild ? phases.CurrentIndex : phases.PhaseForTask(id));
        var mark = text.Text[head.Box.Start + 1];
        task.Title = title;
        task.Span = TextSpan.FromBounds(BulletOf(line, head), line.End);
        task.Mark = mark is '\t' or '\u00A0' ? ' ' : mark;
        task.MarkSpan = new TextSpan(head.Box.Start + 1, 1);
        task.IsOptional = head.IsOptional;
        task.IsFromRange = isRange;
        task.Verification = verification;
    }

    private bool IsFull(TextSpan span)
    {
        if (_tasks.Count < MaxTasks) return false;
        if (!_isFull) faults.Add(new SyntaxFault(SyntaxFaultKind.LimitExceeded, span, "more than 100,000 tasks"));
        return _isFull = true;
    }

    // Nothing is kept for a task without annotations; a later key line may still bring some.
    private string ReadAnnotations(int start, int lineEnd, int end, bool isShared, out TaskAnnotations? annotations)
    {
        annotations = _blank ?? new TaskAnnotations();
        _blank = null;
        var title = _annotations.Read(start, lineEnd, end, annotations);
        if (isShared || !annotations.IsEmpty) return title;
        _blank = annotations;
        annotations = null;
        return title;
    }

    private TaskDeclaration Start(string id, TextSpan span, TaskAnnotations? annotations, int phase)
    {
        var task = new TaskDeclaration(_tasks.Count, id, span) { Phase = phase, Annotations = annotations };
        task.StartsSection = _isNewSection && _phaseOfLastTask == phase;
        _isNewSection = false;
        _phaseOfLastTask = phase;
        _tasks.Add(task);
        return task;
    }

    private List<string> ReadRange(string first, in TaskHead head)
    {
        var last = text.Slice(head.LastId.Start, head.LastId.End);
        SyntaxFaultKind? fault = IdRange.FormOf(first, last) switch
        {
            RangeForm.Reversed => SyntaxFaultKind.ReversedRange,
            RangeForm.Huge => SyntaxFaultKind.HugeRange,
            RangeForm.Across => SyntaxFaultKind.RangeAcrossPhases,
            _ => null,
        };
        if (fault is { } kind) faults.Add(new SyntaxFault(kind, TextSpan.FromBounds(head.Id.Start, head.LastId.End), text.Slice(head.Id.Start, head.LastId.End)));
        return IdRange.Expand(first, last);
    }

    /// <summary>Where the annotations of a task's line end: with its paragraph, or before a line of its own meaning.</summary>
    private int ParagraphEnd(int index)
    {
        var end = lines[index].End;
        while (index + 1 < lines.Count && lines[index + 1] is { Kind: LineKind.Text, OpensParagraph: false } next)
        {
            if (heads[index + 1].Form != BoxForm.None || text[next.Start] is '*' or '_' or '-' or '#' or '|' || KeyLineReader.Read(text, next.Start, next.End, out _, out _, out _)) break;
            end = next.End;
            index++;
        }

        return end;
    }

    private int BulletOf(in MarkdownLine line, in TaskHead head)
    {
        if (line.Kind == LineKind.Text) return line.Start;
        var start = head.Box.Start;
        while (start > 0 && text.Text[start - 1] is ' ' or '\t') start--;
        if (start > 0 && text.Text[start - 1] is '-' or '*' or '+') return start - 1;
        if (start > 0 && text.Text[start - 1] is '.' or ')') start--;
        while (start > 0 && text.Text[start - 1] is >= '0' and <= '9') start--;
        return start;
    }

    private void ApplyWaves()
    {
        if (_waves.Count == 0) return;
        var byId = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = _tasks.Count - 1; i >= 0; i--) byId[_tasks[i].Id] = i;
        List<Reference>? before = null;
        foreach (var wave in _waves)
        {
            // All tasks of a wave share one list: a wave of a thousand behind another costs a thousand, not a million.
            var references = wave.ConvertAll(span => new Reference(ReferenceKind.Task, span, text.Slice(span.Start, span.End), text.Slice(span.Start, span.End)));
            foreach (var reference in references)
            {
                if (!byId.TryGetValue(reference.First, out var task)) faults.Add(new SyntaxFault(SyntaxFaultKind.BadValue, reference.Span, reference.Text));
                else if (before is { Count: > 0 }) AnnotationsOf(task).AddDependency(new DependencyDeclaration(DependencyKind.DependsOn, reference.Span, reference.Span, before));
            }

            before = references.FindAll(reference => byId.ContainsKey(reference.First));
        }
    }

    private void ApplyDescriptions()
    {
        if (_descriptions.Count == 0) return;
        // Nearly always they come in the order of the tasks.
        if (_isOutOfOrder) SortDescriptions();
        var builder = new StringBuilder();
        for (var i = 0; i < _descriptions.Count;)
        {
            var task = _descriptions[i].Task;
            builder.Clear();
            for (; i < _descriptions.Count && _descriptions[i].Task == task; i++)
            {
                if (builder.Length > 0) builder.Append('\n');
                builder.Append(text.Text, _descriptions[i].Start, _descriptions[i].End - _descriptions[i].Start);
            }

            _tasks[task].Description = builder.ToString();
        }
    }

    private void SortDescriptions()
    {
        var counts = new int[_tasks.Count + 1];
        foreach (var (task, _, _) in _descriptions) counts[task + 1]++;
        for (var i = 1; i < counts.Length; i++) counts[i] += counts[i - 1];
        var sorted = new (int Task, int Start, int End)[_descriptions.Count];
        foreach (var description in _descriptions) sorted[counts[description.Task]++] = description;
        _descriptions.Clear();
        _descriptions.AddRange(sorted);
    }
}
