namespace PlanModel;

/// <summary>The part of a plan from one heading to the next.</summary>
internal sealed class Section(int line, int level, int parent, HeadingHead head)
{
    /// <summary>The heading's line; -1 for what stands before the first heading.</summary>
    public int Line { get; } = line;

    public int Level { get; } = level;

    /// <summary>The section of the next higher heading around it, or -1.</summary>
    public int Parent { get; } = parent;

    public HeadingHead Head { get; } = head;

    public bool IsTitle { get; set; }

    public bool IsGeneric { get; set; }

    /// <summary>Whether its heading names criteria.</summary>
    public bool IsCriteria { get; set; }

    /// <summary>Whether its heading, or one around it, names criteria: boxes without an id say nothing there.</summary>
    public bool IsBelowCriteria { get; set; }

    /// <summary>The boxes with an id directly in it.</summary>
    public int Tasks { get; set; }

    /// <summary>The boxes of any kind directly in it.</summary>
    public int Boxes { get; set; }

    /// <summary>The boxes with an id in it and in its parts that are headed by no phase of their own.</summary>
    public int TasksBelow { get; set; }

    /// <summary>The boxes with an id in it and in all its parts.</summary>
    public int AllTasksBelow { get; set; }

    /// <summary>The first dependency key line in it or its parts, or -1.</summary>
    public int DependencyLine { get; set; } = -1;

    /// <summary>The form of the phase that it opens, or <see langword="null"/>.</summary>
    public PhaseForm? Opens { get; set; }

    /// <summary>Whether its heading is a task.</summary>
    public bool IsTask { get; set; }

    /// <summary>The section that opened the phase it belongs to, or -1.</summary>
    public int PhaseSection { get; set; } = -1;
}

/// <summary>The sections of a plan and the phases that their headings make.</summary>
internal sealed class Outline
{
    private readonly PlanText _text;
    private readonly RentedList<MarkdownLine> _lines;

    private Outline(PlanText text, RentedList<MarkdownLine> lines)
    {
        _text = text;
        _lines = lines;
    }

    /// <summary>The number of boxes with an id in the whole plan.</summary>
    public int Tasks { get; private set; }

    public List<Section> Sections { get; } = [new Section(-1, 0, -1, default)];

    /// <summary>Reads the outline of a plan whose boxes are known.</summary>
    public static Outline Read(PlanText text, RentedList<MarkdownLine> lines, TaskHead[] heads)
    {
        var outline = new Outline(text, lines);
        outline.FindSections(heads);
        outline.SumUp();
        outline.FindTasks();
        outline.FindPhases();
        return outline;
    }

    private void FindSections(TaskHead[] heads)
    {
        var open = new int[7];
        var hasTitle = false;
        var current = Sections[0];
        for (var i = 0; i < _lines.Count; i++)
        {
            ref readonly var line = ref _lines[i];
            if (line.Kind == LineKind.Heading)
            {
                var parent = 0;
                for (var level = line.Level - 1; level > 0 && parent == 0; level--) parent = open[level];
                var section = new Section(i, line.Level, parent, HeadingReader.Read(_text, line.Start, line.End));
                section.IsTitle = line.Level == 1 && !hasTitle;
                hasTitle |= section.IsTitle;
                section.IsGeneric = HeadingReader.IsGeneric(_text, line.Start, line.End);
                section.IsCriteria = HeadingReader.NamesCriteria(_text, line.Start, line.End);
                section.IsBelowCriteria = section.IsCriteria || (parent > 0 && Sections[parent].IsBelowCriteria && !Sections[parent].IsTitle);
                Sections.Add(section);
                current = section;
                open[line.Level] = Sections.Count - 1;
                for (var level = line.Level + 1; level < open.Length; level++) open[level] = 0;
                continue;
            }

            if (heads[i].Form is BoxForm.Task or BoxForm.Range)
            {
                current.Tasks++;
                Tasks++;
            }

            if (heads[i].Form is not (BoxForm.None or BoxForm.Unreadable)) current.Boxes++;
            else if (line.Kind is LineKind.Text or LineKind.Item && current.DependencyLine < 0 && KeyLineReader.IsDependencyLine(_text, line)) current.DependencyLine = i;
        }
    }

    private void SumUp()
    {
        // Headings of a title page are no phases unless there are several of them.
        var phasesOfLevelOne = Sections.FindAll(static section => section.Level == 1 && section.Head.Form == HeadingForm.Phase);
        if (phasesOfLevelOne.Count > 1) phasesOfLevelOne[0].IsTitle = false;
        for (var i = Sections.Count - 1; i >= 0; i--)
        {
            var section = Sections[i];
            section.TasksBelow += section.Tasks;
            section.AllTasksBelow += section.Tasks;
            if (section.Parent < 0) continue;
            var parent = Sections[section.Parent];
            parent.AllTasksBelow += section.AllTasksBelow;
            if (section.Head.Form != HeadingForm.Phase) parent.TasksBelow += section.TasksBelow;
            if (parent.DependencyLine < 0 || section.DependencyLine >= 0 && section.DependencyLine < parent.DependencyLine) parent.DependencyLine = section.DependencyLine;
        }
    }

    /// <summary>A heading is a task if a dependency line stands below it, or if such a heading of its level names it: the first of several waits for nothing.</summary>
    private void FindTasks()
    {
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var named = new HashSet<(int Level, string Id)>();
        foreach (var section in Sections)
        {
            section.IsTask = MayBeTask(section) && section.DependencyLine >= 0;
            if (!section.IsTask) continue;
            ids.Add(IdOf(section));
            foreach (var id in KeyLineReader.IdsNamedBy(_text, _lines[section.DependencyLine])) named.Add((section.Level, id.ToUpperInvariant()));
        }

        if (named.Count == 0) return;
        foreach (var section in Sections) section.IsTask |= MayBeTask(section) && !section.IsBelowCriteria && named.Contains((section.Level, IdOf(section).ToUpperInvariant())) && ids.Add(IdOf(section));
    }

    private void FindPhases()
    {
        var levelsWithTasks = new HashSet<int>();
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var section in Sections)
        {
            if (section.IsTitle || section.Head.Form is not (HeadingForm.Phase or HeadingForm.Id) || section.TasksBelow == 0) continue;
            if (section.Head.Form == HeadingForm.Phase) levelsWithTasks.Add(section.Level);
            ids.Add(IdOf(section));
        }

        var phase = -1;
        for (var i = 0; i < Sections.Count; i++)
        {
            var section = Sections[i];
            var isInside = phase >= 0 && section.Level > Sections[phase].Level;
            if (section.Line >= 0 && !section.IsTitle && !section.IsTask) section.Opens = FormOf(section, isInside, levelsWithTasks, ids);
            if (section.Opens is not null) phase = i;
            else if (!isInside) phase = -1;
            section.PhaseSection = phase;
        }
    }

    /// <summary>Which form of phase a heading makes, or <see langword="null"/>.</summary>
    private PhaseForm? FormOf(Section section, bool isInside, HashSet<int> levelsWithTasks, HashSet<string> ids)
    {
        if (section.Head.Form == HeadingForm.Phase) return IsTold(section, isInside, levelsWithTasks, ids) ? null : PhaseForm.PhaseHeading;
        if (isInside || section.IsCriteria) return null;
        if (section.Head.Form == HeadingForm.Number && section.TasksBelow > 0) return PhaseForm.NumberedHeading;
        if (section.Head.Form == HeadingForm.Id && (section.TasksBelow > 0 || (section.Boxes > 0 && !section.IsBelowCriteria && ids.Add(IdOf(section))))) return PhaseForm.IdHeading;
        return section.Tasks > 0 && !section.IsGeneric ? PhaseForm.TaskHeading : null;
    }

    /// <summary>Whether a phase's heading without tasks only tells of a phase: it repeats one, stands inside one or at another level, or among criteria.</summary>
    private bool IsTold(Section section, bool isInside, HashSet<int> levelsWithTasks, HashSet<string> ids)
    {
        if (section.TasksBelow > 0) return false;
        if (section.IsBelowCriteria || !ids.Add(IdOf(section))) return true;
        return section.Boxes == 0 && (isInside || (levelsWithTasks.Count > 0 && !levelsWithTasks.Contains(section.Level)));
    }

    /// <summary>Whether a heading has an id and no box with an id.</summary>
    private static bool MayBeTask(Section section) => section.Head.Form == HeadingForm.Id && section.AllTasksBelow == 0 && !section.IsCriteria && !section.IsTitle;

    private string IdOf(Section section) => _text.Slice(section.Head.Id.Start, section.Head.Id.End);
}
