namespace PlanRuntime;

/// <summary>What a plan says of some of its tasks and the scheduling does not need; columns exist where they are used.</summary>
internal sealed class TaskNotes
{
    private readonly Dictionary<int, string> _descriptions;
    private readonly Dictionary<int, string> _commands;
    private readonly Dictionary<int, string[]> _tags;
    private readonly Dictionary<int, string[]> _criteria;
    private readonly Dictionary<int, int> _retries;
    private readonly Dictionary<int, TimeSpan> _timeouts;
    private readonly Dictionary<int, char> _marks;
    private int[] _lines;

    public TaskNotes() => (_descriptions, _commands, _tags, _criteria, _retries, _timeouts, _marks, _lines) = ([], [], [], [], [], [], [], []);

    private TaskNotes(TaskNotes other)
    {
        (_descriptions, _commands, _tags, _criteria) = (new(other._descriptions), new(other._commands), new(other._tags), new(other._criteria));
        (_retries, _timeouts, _marks) = (new(other._retries), new(other._timeouts), new(other._marks));
        _lines = (int[])other._lines.Clone();
    }

    public bool AnyRetries => _retries.Count > 0;

    public bool AnyTimeouts => _timeouts.Count > 0;

    public string DescriptionOf(int task) => _descriptions.GetValueOrDefault(task, "");

    public string? CommandOf(int task) => _commands.GetValueOrDefault(task);

    public IReadOnlyList<string> TagsOf(int task) => _tags.TryGetValue(task, out var tags) ? tags : [];

    public IReadOnlyList<string> CriteriaOf(int task) => _criteria.TryGetValue(task, out var criteria) ? criteria : [];

    public int? RetriesOf(int task) => _retries.TryGetValue(task, out var retries) ? retries : null;

    public TimeSpan? TimeoutOf(int task) => _timeouts.TryGetValue(task, out var timeout) ? timeout : null;

    public char MarkOf(int task) => _marks.GetValueOrDefault(task, ' ');

    public int? LineOf(int task) => task < _lines.Length && _lines[task] > 0 ? _lines[task] : null;

    /// <summary>Returns what later changes of this one do not touch.</summary>
    public TaskNotes Copy() => new(this);

    public void Describe(int task, string text) => _descriptions[task] = text;

    public void SetCommand(int task, string command) => _commands[task] = command;

    public void SetCriteria(int task, string[] commands) => _criteria[task] = commands;

    public void AddTag(int task, string tag)
    {
        _tags[task] = _tags.TryGetValue(task, out var tags) ? [.. tags, tag] : [tag];
    }

    public void SetRetries(int task, int retries) => _retries[task] = retries;

    public void SetTimeout(int task, TimeSpan timeout) => _timeouts[task] = timeout;

    public void SetMark(int task, char mark) => _marks[task] = mark;

    public void SetLine(int task, int line)
    {
        if (task >= _lines.Length) Array.Resize(ref _lines, Math.Max(task + 1, _lines.Length * 2));
        _lines[task] = line;
    }
}
