namespace PlanModel;

/// <summary>Collects the annotations of one task while its lines are read.</summary>
internal sealed class TaskAnnotations
{
    private List<DependencyDeclaration>? _dependencies;
    private List<FileDeclaration>? _files;
    private List<(int Position, string Text)>? _tags;

    public List<DependencyDeclaration> Dependencies => _dependencies ??= [];

    public List<FileDeclaration> Files => _files ??= [];

    public List<(int Position, string Text)> Tags => _tags ??= [];

    public TextSpan? SequentialTag { get; set; }

    public TextSpan? ParallelTag { get; set; }

    public TimeSpan? Estimate { get; set; }

    public TimeSpan? Timeout { get; set; }

    public int? Retries { get; set; }

    public int Priority { get; set; }

    public CommandDeclaration? Run { get; set; }

    /// <summary>Hands the annotations to a task.</summary>
    public void ApplyTo(TaskDeclaration task)
    {
        if (_dependencies is { Count: > 0 }) task.Dependencies = _dependencies;
        if (_files is { Count: > 0 }) task.Files = _files;
        if (_tags is not null)
        {
            _tags.Sort(static (left, right) => left.Position.CompareTo(right.Position));
            task.Tags = _tags.ConvertAll(static tag => tag.Text);
        }

        task.SequentialTag = SequentialTag;
        task.ParallelTag = ParallelTag;
        task.Estimate = Estimate;
        task.Timeout = Timeout;
        task.Retries = Retries;
        task.Priority = Priority;
        task.Run = Run;
    }
}
