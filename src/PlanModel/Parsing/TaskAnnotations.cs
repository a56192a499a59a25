namespace PlanModel;

/// <summary>Collects the annotations of one task while its lines are read.</summary>
internal sealed class TaskAnnotations
{
    public List<DependencyDeclaration> Dependencies { get; } = [];

    public List<FileDeclaration> Files { get; } = [];

    public List<(int Position, string Text)> Tags { get; } = [];

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
        if (Dependencies.Count > 0) task.Dependencies = Dependencies;
        if (Files.Count > 0) task.Files = Files;
        if (Tags.Count > 0)
        {
            Tags.Sort(static (left, right) => left.Position.CompareTo(right.Position));
            task.Tags = Tags.ConvertAll(static tag => tag.Text);
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
