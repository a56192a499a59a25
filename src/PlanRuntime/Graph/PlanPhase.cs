using PlanCore;

namespace PlanRuntime;

/// <summary>A phase of a plan.</summary>
public sealed class PlanPhase
{
    private readonly PlanGraph _plan;
    private IReadOnlyList<PlanTask>? _tasks;

    internal PlanPhase(PlanGraph plan, int index) => (_plan, Index) = (plan, index);

    /// <summary>Gets the position of the phase in the plan, from zero.</summary>
    public int Index { get; }

    /// <summary>Gets the id of the phase, as in <c>2</c>.</summary>
    public string Id => Row.Id;

    /// <summary>Gets the title; empty if it has none.</summary>
    public string Title => Row.Title;

    /// <summary>Gets whether its tasks wait for their place in the document.</summary>
    public bool IsInDocumentOrder => Row.InDocumentOrder;

    /// <summary>Gets its tasks in document order.</summary>
    public IReadOnlyList<PlanTask> Tasks
    {
        get
        {
            if (_tasks is not null) return _tasks;
            var members = _plan.Shape.TasksOf(Index);
            var tasks = new PlanTask[members.Count];
            for (var i = 0; i < tasks.Length; i++) tasks[i] = _plan.TaskAt(members[i]);
            return _tasks = tasks;
        }
    }

    /// <summary>Returns the id and the title.</summary>
    public override string ToString() => Title.Length > 0 ? $"{Id}: {Title}" : Id;

    private ref readonly PhaseRow Row => ref _plan.Tables.Phases[Index];
}
