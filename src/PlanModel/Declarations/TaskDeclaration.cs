namespace PlanModel;

/// <summary>One task as written: a box with an id, a number of a range line, a heading task or a verification block.</summary>
public sealed class TaskDeclaration
{
    internal TaskDeclaration(int index, string id, TextSpan idSpan)
    {
        Index = index;
        Id = id;
        IdSpan = idSpan;
    }

    /// <summary>The position among the plan's tasks, counted from zero.</summary>
    public int Index { get; }

    /// <summary>The id without decoration, in the spelling of the declaration; ids are compared ignoring case.</summary>
    public string Id { get; }

    /// <summary>The id's place; the tasks of a range line share the range's.</summary>
    public TextSpan IdSpan { get; }

    /// <summary>The text after the id without annotations and tags; may be empty.</summary>
    public string Title { get; internal set; } = "";

    /// <summary>The continuation lines and plain child bullets as text, or an empty string.</summary>
    public string Description { get; internal set; } = "";

    /// <summary>The first line of the task, from its bullet or heading mark to the line's end.</summary>
    public TextSpan Span { get; internal set; }

    /// <summary>The index of the phase the task stands in.</summary>
    public int Phase { get; internal set; }

    /// <summary>The character in the box: a blank, <c>x</c>, <c>X</c>, <c>-</c>, <c>~</c> or <c>!</c>; a blank for tasks without a box.</summary>
    public char Mark { get; internal set; } = ' ';

    /// <summary>The place of the character in the box; empty for tasks without a box.</summary>
    public TextSpan MarkSpan { get; internal set; }

    /// <summary>Whether the mark says that the task is done.</summary>
    public bool IsDone => Mark is 'x' or 'X';

    /// <summary>Whether the mark says that work has begun or failed (<c>-</c>, <c>~</c>, <c>!</c>): such a task goes first.</summary>
    public bool IsStarted => Mark is '-' or '~' or '!';

    /// <summary>Whether a <c>*</c> follows the box.</summary>
    public bool IsOptional { get; internal set; }

    /// <summary>The index of the verification block the task belongs to or stands for, or -1.</summary>
    public int Verification { get; internal set; } = -1;

    /// <summary>Whether the task itself is a verification block with criteria (<c>VERIFY 1</c>).</summary>
    public bool IsVerificationBlock { get; internal set; }

    /// <summary>Whether the task is declared by a range line (<c>1.1-1.4</c>).</summary>
    public bool IsFromRange { get; internal set; }

    /// <summary>The place of the tag <c>[SEQUENTIAL]</c>, or <see langword="null"/>.</summary>
    public TextSpan? SequentialTag => Annotations?.SequentialTag;

    /// <summary>The place of the tag <c>[P]</c>, <c>(P)</c> or <c>[PARALLEL]</c>, or <see langword="null"/>.</summary>
    public TextSpan? ParallelTag => Annotations?.ParallelTag;

    /// <summary>Whether a sub-heading stands between this task and the one before it in the phase; it ends a group of parallel neighbours.</summary>
    public bool StartsSection { get; internal set; }

    /// <summary>The dependency annotations in the order written.</summary>
    public IReadOnlyList<DependencyDeclaration> Dependencies => Annotations?.Dependencies ?? [];

    /// <summary>The declared and mentioned files in the order written.</summary>
    public IReadOnlyList<FileDeclaration> Files => Annotations?.Files ?? [];

    /// <summary>Other tags such as <c>US1</c>, without brackets, in the order written.</summary>
    public IReadOnlyList<string> Tags => Annotations?.Tags ?? [];

    /// <summary>The estimated duration, or <see langword="null"/>.</summary>
    public TimeSpan? Estimate => Annotations?.Estimate;

    /// <summary>The time after which an attempt is cancelled, or <see langword="null"/>.</summary>
    public TimeSpan? Timeout => Annotations?.Timeout;

    /// <summary>The number of retries after a failed attempt, or <see langword="null"/>.</summary>
    public int? Retries => Annotations?.Retries;

    /// <summary>The priority among ready tasks with equal remaining chains: 1 high, 0 normal, -1 low.</summary>
    public int Priority => Annotations?.Priority ?? 0;

    /// <summary>The command that does the task, or <see langword="null"/>.</summary>
    public CommandDeclaration? Run => Annotations?.Run;

    /// <summary>What the annotations on its line and below it say, or <see langword="null"/> if there are none.</summary>
    internal TaskAnnotations? Annotations { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Id} {Title}";
}
