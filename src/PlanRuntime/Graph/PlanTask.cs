using PlanCore;

namespace PlanRuntime;

/// <summary>A task of a plan, as declared.</summary>
public sealed class PlanTask
{
    private readonly PlanGraph _plan;

    internal PlanTask(PlanGraph plan, int index) => (_plan, Index) = (plan, index);

    /// <summary>Gets the position of the task in the plan, from zero.</summary>
    public int Index { get; }

    /// <summary>Gets the id, as in <c>1.2</c>.</summary>
    public string Id => Row.Id;

    /// <summary>Gets the title; empty if it has none.</summary>
    public string Title => Row.Title;

    /// <summary>Gets the text below the task's line; empty if it has none.</summary>
    public string Description => _plan.Notes.DescriptionOf(Index);

    /// <summary>Gets the command that does the task, or <see langword="null"/>.</summary>
    public string? Command => _plan.Notes.CommandOf(Index);

    /// <summary>Gets the commands that a verification may run, as in <c>dotnet test</c>, in order; none for other tasks.</summary>
    public IReadOnlyList<string> Criteria => _plan.Notes.CriteriaOf(Index);

    /// <summary>Gets the tags, as in <c>US1</c>.</summary>
    public IReadOnlyList<string> Tags => _plan.Notes.TagsOf(Index);

    /// <summary>Gets the line of the task in the plan file, from one, or <see langword="null"/> if the plan was made by code.</summary>
    public int? Line => _plan.Notes.LineOf(Index);

    /// <summary>Gets the phase.</summary>
    public PlanPhase Phase => _plan.Phases[Row.Phase];

    /// <summary>Gets the task whose part this one is, or <see langword="null"/>.</summary>
    public PlanTask? Parent => Row.Parent >= 0 ? _plan.TaskAt(Row.Parent) : null;

    /// <summary>Gets whether other tasks are parts of this one; it then runs after all of them.</summary>
    public bool IsParent => _plan.Shape.HasChildren[Index];

    /// <summary>Gets the tasks that it declares to wait for, in the order of their declaration.</summary>
    public IReadOnlyList<PlanTask> Dependencies => _plan.DependenciesOf(Index);

    /// <summary>Gets the expected duration, or <see langword="null"/>; a minute is reckoned with then.</summary>
    public TimeSpan? Estimate => Row.Estimate >= 0 ? TimeSpan.FromMilliseconds(Row.Estimate) : null;

    /// <summary>Gets the priority among tasks that are equally urgent; 0 if none is declared, the higher the earlier.</summary>
    public int Priority => Row.Priority;

    /// <summary>Gets how often the task is tried again after a failure, or <see langword="null"/> if the run decides.</summary>
    public int? Retries => _plan.Notes.RetriesOf(Index);

    /// <summary>Gets how long one attempt may take, or <see langword="null"/> if the run decides.</summary>
    public TimeSpan? Timeout => _plan.Notes.TimeoutOf(Index);

    /// <summary>Gets the files that it declares.</summary>
    public IReadOnlyList<PlanFile> Files => _plan.FilesOf(Index);

    /// <summary>Gets the character in the task's box: a blank, <c>x</c>, <c>-</c>, <c>~</c> or <c>!</c>.</summary>
    public char Mark => _plan.Notes.MarkOf(Index) is var mark && mark != ' ' ? mark : IsDone ? 'x' : ' ';

    /// <summary>Gets whether the task is marked as done: it is not run again and satisfies who waits for it.</summary>
    public bool IsDone => Row.Is(TaskFlags.Done);

    /// <summary>Gets whether nothing waits for the task; its failure is only reported.</summary>
    public bool IsOptional => Row.Is(TaskFlags.Optional);

    /// <summary>Gets whether the task verifies others.</summary>
    public bool IsVerification => Row.Is(TaskFlags.Verification);

    /// <summary>Gets whether it is a verification that no phase waits for.</summary>
    public bool IsBackground => Row.Is(TaskFlags.Background);

    internal PlanGraph Plan => _plan;

    /// <summary>Returns the id and the title.</summary>
    public override string ToString() => Title.Length > 0 ? $"{Id} {Title}" : Id;

    private ref readonly TaskRow Row => ref _plan.Tables.Tasks[Index];
}
