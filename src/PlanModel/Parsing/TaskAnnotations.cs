namespace PlanModel;

/// <summary>The annotations of one task; the tasks of a range line share theirs.</summary>
internal sealed class TaskAnnotations
{
    private IReadOnlyList<DependencyDeclaration>? _dependencies;
    private IReadOnlyList<FileDeclaration>? _files;
    private IReadOnlyList<string>? _orderedTags;
    private List<(int Position, string Text)>? _tags;

    public IReadOnlyList<DependencyDeclaration> Dependencies => _dependencies ?? [];

    public IReadOnlyList<FileDeclaration> Files => _files ?? [];

    /// <summary>The tags in the order written, once they are put in order.</summary>
    public IReadOnlyList<string> Tags => _orderedTags ?? [];

    public TextSpan? SequentialTag { get; set; }

    public TextSpan? ParallelTag { get; set; }

    public TimeSpan? Estimate { get; set; }

    public TimeSpan? Timeout { get; set; }

    public int? Retries { get; set; }

    public int Priority { get; set; }

    public CommandDeclaration? Run { get; set; }

    /// <summary>Whether nothing was annotated yet.</summary>
    public bool IsEmpty => _dependencies is null && _files is null && _tags is null && SequentialTag is null && ParallelTag is null
        && Estimate is null && Timeout is null && Retries is null && Priority == 0 && Run is null;

    public void AddDependency(DependencyDeclaration dependency) => Append(ref _dependencies, dependency);

    public void AddFile(FileDeclaration file) => Append(ref _files, file);

    public void RemoveFilesFrom(int index)
    {
        if (index == 0) _files = null;
        else if (_files is List<FileDeclaration> files) files.RemoveRange(index, files.Count - index);
    }

    public void AddTag(int position, string tag) => (_tags ??= []).Add((position, tag));

    /// <summary>Puts the tags into the order written: those behind the title are read backwards.</summary>
    public void OrderTags()
    {
        if (_tags is null) return;
        _tags.Sort(static (left, right) => left.Position.CompareTo(right.Position));
        _orderedTags = _tags.ConvertAll(static tag => tag.Text);
    }

    // Most tasks have one of each, which takes a quarter of the room of a list.
    private static void Append<T>(ref IReadOnlyList<T>? list, T item)
    {
        if (list is null) list = [item];
        else if (list is List<T> grown) grown.Add(item);
        else list = new List<T> { list[0], item };
    }
}
