using PlanCore;

namespace PlanModel;

/// <summary>A plan whose references are resolved.</summary>
public sealed class BoundPlan
{
    private readonly TaskIndex _index;

    internal BoundPlan(PlanDocument document, PlanFileOptions options, TaskIndex index, PlanTables tables, IReadOnlyList<BoundDependency> dependencies, IReadOnlyList<BindingFault> faults)
    {
        Document = document;
        Options = options;
        _index = index;
        Tables = tables;
        Dependencies = dependencies;
        Faults = faults;
        Name = tables.Name;
    }

    /// <summary>The plan as written.</summary>
    public PlanDocument Document { get; }

    /// <summary>What the project says of the file.</summary>
    public PlanFileOptions Options { get; }

    /// <summary>The name of the plan and of its generated class.</summary>
    public string Name { get; }

    /// <summary>The declared dependencies between tasks, ranges and phases expanded, each pair once.</summary>
    public IReadOnlyList<BoundDependency> Dependencies { get; }

    /// <summary>The plan as data for lowering.</summary>
    internal PlanTables Tables { get; }

    /// <summary>What could not be resolved, for the rules.</summary>
    internal IReadOnlyList<BindingFault> Faults { get; }

    /// <summary>Finds a task by its id.</summary>
    /// <param name="id">An id, compared without case.</param>
    /// <param name="task">The first task with that id.</param>
    /// <returns><see langword="false"/> if the plan has no such task.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    public bool TryGetTask(string id, out TaskDeclaration task)
    {
        var found = _index.Tasks.TryGetValue(id ?? throw new ArgumentNullException(nameof(id)), out var index);
        task = found ? Document.Tasks[index] : null!;
        return found;
    }

    /// <summary>Finds a phase by its number, letter or id.</summary>
    /// <param name="id">What references call the phase, compared without case and leading zeros.</param>
    /// <param name="phase">The first phase of that id.</param>
    /// <returns><see langword="false"/> if the plan has no such phase.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    public bool TryGetPhase(string id, out PhaseDeclaration phase)
    {
        var found = _index.TryGetPhase(id ?? throw new ArgumentNullException(nameof(id)), out var index);
        phase = found ? Document.Phases[index] : null!;
        return found;
    }

    /// <summary>The index of a task's parent.</summary>
    /// <param name="task">A task's index.</param>
    /// <returns>The parent's index, or -1.</returns>
    public int ParentOf(int task) => Tables.Tasks[task].Parent;
}

/// <summary>One dependency between two tasks.</summary>
/// <param name="Task">The index of the task that waits.</param>
/// <param name="On">The index of the task it waits for.</param>
/// <param name="Reference">The reference that declares it.</param>
/// <param name="IsReversed">Whether it stands at the task waited for: <c>(blocks: …)</c>.</param>
public readonly record struct BoundDependency(int Task, int On, Reference Reference, bool IsReversed);

/// <summary>Something that could not be resolved; a rule gives it its words.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Span">The smallest wrong token.</param>
/// <param name="Text">The wrong token, or what the rule's message needs.</param>
/// <param name="Task">The index of the task it belongs to, or -1.</param>
/// <param name="Suggestion">What was probably meant, or <see langword="null"/>.</param>
internal sealed record BindingFault(BindingFaultKind Kind, TextSpan Span, string Text, int Task = -1, string? Suggestion = null)
{
    /// <summary>The index of the task at which it stands, where that is another one than <see cref="Task"/>.</summary>
    public int Holder { get; init; } = Task;

    /// <summary>Whether it stands in an annotation that points the other way (<c>blocks</c>).</summary>
    public bool IsReversed { get; init; }

    /// <summary>The id that names nothing, without the words around it (<c>22</c> of <c>Phase 22</c>).</summary>
    public string Id { get; init; } = Text;

    /// <summary>Whether a phase was looked for, not a task.</summary>
    public bool IsPhase { get; init; }
}

internal enum BindingFaultKind
{
    /// <summary>PLAN1001: a dependency on a task that is not there.</summary>
    UnknownTask,

    /// <summary>PLAN1001: a dependency on a phase that is not there.</summary>
    UnknownPhase,

    /// <summary>PLAN1001: a dependency on a verification that is not there.</summary>
    UnknownVerification,

    /// <summary>PLAN1003: a task depends on itself.</summary>
    DependsOnItself,

    /// <summary>PLAN1003: a task depends on its parent.</summary>
    DependsOnParent,

    /// <summary>PLAN1003: a task depends on its child.</summary>
    DependsOnChild,

    /// <summary>PLAN1004: a dependency is written twice.</summary>
    WrittenTwice,

    /// <summary>PLAN1006: a value reads as prose.</summary>
    Prose,

    /// <summary>PLAN1007: a token is a malformed id.</summary>
    Malformed,

    /// <summary>PLAN1008: a word among references is ignored.</summary>
    Word,

    /// <summary>PLAN1008 as information: a path among references.</summary>
    PathAmongReferences,

    /// <summary>PLAN1008 as information: a phase names something whose id no phase or task of the plan resembles.</summary>
    ElsewhereInPhase,

    /// <summary>PLAN0007: a range runs backwards.</summary>
    ReversedRange,

    /// <summary>PLAN0007: a range is larger than the limit.</summary>
    HugeRange,

    /// <summary>PLAN0013: the references of the plan stand for too many dependencies.</summary>
    TooManyDependencies,

    /// <summary>PLAN2004: a note names an unknown task or phase.</summary>
    UnknownInNote,

    /// <summary>PLAN3002: an opening, heading or verification names something unknown.</summary>
    UnknownInPhase,

    /// <summary>PLAN3003: a share is out of range, or a phase waits for itself or a later one.</summary>
    BadPipelineStart,
}
