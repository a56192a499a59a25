using PlanCore;

namespace PlanRuntime;

/// <summary>A task being declared; its methods return it, so that calls can follow each other.</summary>
public readonly struct PlanTaskBuilder
{
    private readonly Draft _draft;

    internal PlanTaskBuilder(Draft draft, int index) => (_draft, Index) = (draft, index);

    /// <summary>Gets the position of the task in the plan, from zero.</summary>
    public int Index { get; }

    /// <summary>Lets the task wait for others.</summary>
    /// <param name="ids">The ids of the others.</param>
    public PlanTaskBuilder DependsOn(params string[] ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        foreach (var id in ids) _draft.AddDependency(Index, id, EdgeOrigin.Explicit);
        return Flag(TaskFlags.DeclaresDependencies);
    }

    /// <summary>Lets the task wait for another.</summary>
    /// <param name="task">The other, of the same plan.</param>
    public PlanTaskBuilder DependsOn(PlanTaskBuilder task)
    {
        if (task._draft != _draft) throw new ArgumentException("The task belongs to another plan.", nameof(task));
        _draft.AddDependency(Index, task.Index, EdgeOrigin.Explicit);
        return Flag(TaskFlags.DeclaresDependencies);
    }

    /// <summary>Says that the task waits for nothing, not even for its place in the document.</summary>
    public PlanTaskBuilder DependsOnNothing() => Flag(TaskFlags.DeclaresDependencies);

    /// <summary>Lets others wait for the task.</summary>
    /// <param name="ids">The ids of the others.</param>
    public PlanTaskBuilder Blocks(params string[] ids)
    {
        foreach (var id in PlanGraphBuilder.References(ids)) _draft.Blocked.Add((Index, id));
        return this;
    }

    /// <summary>Makes the task a part of another, which runs after all of its parts; what the other waits for the part waits for too.</summary>
    /// <param name="id">The id of the other.</param>
    public PlanTaskBuilder ChildOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        _draft.Parents.Add((Index, id));
        return this;
    }

    /// <summary>Declares files or globs that the task writes: tasks that use the same ones do not run at once.</summary>
    /// <param name="paths">The paths.</param>
    public PlanTaskBuilder Writes(params string[] paths) => Uses(paths, writes: true);

    /// <summary>Declares files or globs that the task reads: it does not run beside a task that writes them.</summary>
    /// <param name="paths">The paths.</param>
    public PlanTaskBuilder Reads(params string[] paths) => Uses(paths, writes: false);

    /// <summary>Sets the expected duration.</summary>
    /// <param name="duration">Zero or more; a task without an estimate counts as a minute.</param>
    public PlanTaskBuilder Estimate(TimeSpan duration)
    {
        _draft.Tasks.Ref(Index).Estimate = (long)Ranges.NotNegative(duration).TotalMilliseconds;
        return this;
    }

    /// <summary>Sets the priority among tasks that are equally urgent.</summary>
    /// <param name="priority">From -100 to 100, the higher the earlier; 0 by default.</param>
    public PlanTaskBuilder Priority(int priority)
    {
        if (priority is < -100 or > 100) throw new ArgumentOutOfRangeException(nameof(priority), priority, "A priority is from -100 to 100.");
        _draft.Tasks.Ref(Index).Priority = (sbyte)priority;
        return this;
    }

    /// <summary>Sets how often the task is tried again after a failure.</summary>
    /// <param name="retries">Zero or more; the run decides by default.</param>
    public PlanTaskBuilder Retries(int retries)
    {
        _draft.Notes.SetRetries(Index, Ranges.NotNegative(retries));
        return this;
    }

    /// <summary>Sets how long one attempt may take.</summary>
    /// <param name="attempt">More than zero; the run decides by default.</param>
    public PlanTaskBuilder Timeout(TimeSpan attempt)
    {
        _draft.Notes.SetTimeout(Index, Ranges.Positive(attempt));
        return this;
    }

    /// <summary>Sets the mark in the task's box.</summary>
    /// <param name="mark">A blank: open; <c>x</c>, <c>X</c>: done, not run again; <c>-</c>, <c>~</c>, <c>!</c>: begun or failed before, goes first.</param>
    public PlanTaskBuilder Mark(char mark)
    {
        _draft.Notes.SetMark(Index, mark);
        return mark switch
        {
            ' ' => this,
            'x' or 'X' => Flag(TaskFlags.Done),
            '-' or '~' or '!' => Flag(TaskFlags.Started),
            _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, "A mark is a blank, x, -, ~ or !."),
        };
    }

    /// <summary>Says that nothing waits for the task: it runs last, and its failure is only reported.</summary>
    public PlanTaskBuilder Optional() => Flag(TaskFlags.Optional);

    /// <summary>Makes the task a verification of phases: it runs after their other tasks.</summary>
    /// <param name="phases">The ids of the phases; none where it verifies a task, which it then <see cref="DependsOn(string[])"/>.</param>
    public PlanTaskBuilder Verifies(params string[] phases)
    {
        foreach (var phase in PlanGraphBuilder.References(phases)) _draft.Verifications.Add((Index, phase));
        return Flag(TaskFlags.Verification);
    }

    /// <summary>Says that no phase waits for the verification.</summary>
    public PlanTaskBuilder InBackground() => Flag(TaskFlags.Background);

    /// <summary>Says that the task may run beside its parallel neighbours in a phase in document order.</summary>
    public PlanTaskBuilder Parallel() => Flag(TaskFlags.Parallel);

    /// <summary>Says that the task is the first after a sub-heading, which ends a group of parallel neighbours.</summary>
    public PlanTaskBuilder StartsSection() => Flag(TaskFlags.StartsSection);

    /// <summary>Sets the text below the task's line.</summary>
    /// <param name="text">The text.</param>
    public PlanTaskBuilder Describe(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _draft.Notes.Describe(Index, text);
        return this;
    }

    /// <summary>Sets the command that does the task.</summary>
    /// <param name="command">The command line.</param>
    public PlanTaskBuilder Command(string command)
    {
        ArgumentNullException.ThrowIfNull(command);
        _draft.Notes.SetCommand(Index, command);
        return this;
    }

    /// <summary>Sets the commands that the task, a verification, runs where <see cref="PlanCommandOptions.RunsCriteria"/> asks for it.</summary>
    /// <param name="commands">The command lines, in order.</param>
    public PlanTaskBuilder Criteria(params string[] commands)
    {
        ArgumentNullException.ThrowIfNull(commands);
        _draft.Notes.SetCriteria(Index, [.. commands]);
        return this;
    }

    /// <summary>Adds tags.</summary>
    /// <param name="tags">The tags without brackets.</param>
    public PlanTaskBuilder Tag(params string[] tags)
    {
        foreach (var tag in PlanGraphBuilder.References(tags)) _draft.Notes.AddTag(Index, tag);
        return this;
    }

    /// <summary>Sets the line of the task in the plan file, for messages.</summary>
    /// <param name="line">From one.</param>
    public PlanTaskBuilder Line(int line)
    {
        _draft.Notes.SetLine(Index, Ranges.AtLeastOne(line));
        return this;
    }

    private PlanTaskBuilder Uses(string[] paths, bool writes)
    {
        foreach (var path in PlanGraphBuilder.References(paths)) _draft.Files.Add(new FileRow(Index, path, writes));
        return this;
    }

    private PlanTaskBuilder Flag(TaskFlags flag)
    {
        _draft.Tasks.Ref(Index).Flags |= flag;
        return this;
    }
}
