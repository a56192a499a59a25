namespace PlanCore;

/// <summary>What follows from the rows alone: who has children, who belongs to which phase, who declares dependencies.</summary>
internal sealed class PlanShape
{
    private readonly int[] _phaseStarts;
    private readonly int[] _phaseMembers;

    public PlanShape(PlanTables tables)
    {
        Tables = tables;
        var tasks = tables.Tasks;
        HasChildren = new bool[tasks.Length];
        Declares = new bool[tasks.Length];
        foreach (var task in tasks)
        {
            if (task.Parent >= 0) HasChildren[task.Parent] = AnyChildren = true;
            AnyDone |= task.Is(TaskFlags.Done);
        }

        // A parent may stand after its children, so what is inherited is found upwards, marking the path walked.
        var known = new bool[tasks.Length];
        var path = new Stack<int>();
        for (var t = 0; t < tasks.Length; t++)
        {
            var at = t;
            while (at >= 0 && !known[at] && !tasks[at].Is(TaskFlags.DeclaresDependencies))
            {
                path.Push(at);
                known[at] = true;
                at = tasks[at].Parent;
            }

            var declares = at >= 0 && (tasks[at].Is(TaskFlags.DeclaresDependencies) || Declares[at]);
            if (at >= 0)
            {
                known[at] = true;
                Declares[at] = declares;
            }

            while (path.Count > 0) Declares[path.Pop()] = declares;
        }

        (_phaseStarts, _phaseMembers) = GroupByPhase(tables);
    }

    public PlanTables Tables { get; }

    /// <summary>Whether some task is the task's child.</summary>
    public bool[] HasChildren { get; }

    /// <summary>Whether some task has children.</summary>
    public bool AnyChildren { get; }

    /// <summary>Whether some task is marked done.</summary>
    public bool AnyDone { get; }

    /// <summary>Whether the task or an ancestor carries a dependency annotation.</summary>
    public bool[] Declares { get; }

    /// <summary>The tasks of a phase in document order.</summary>
    public ArraySegment<int> TasksOf(int phase) => new(_phaseMembers, _phaseStarts[phase], _phaseStarts[phase + 1] - _phaseStarts[phase]);

    /// <summary>Whether shares of the phase count the task.</summary>
    public bool IsCounted(int task) => !HasChildren[task] && IsRequiredWork(task);

    /// <summary>Whether the whole phase is not complete without the task.</summary>
    public bool IsRequiredWork(int task) => !Tables.Tasks[task].Is(TaskFlags.Optional | TaskFlags.Verification);

    private static (int[] Starts, int[] Members) GroupByPhase(PlanTables tables)
    {
        var starts = new int[tables.Phases.Length + 1];
        foreach (var task in tables.Tasks) starts[task.Phase + 1]++;
        for (var p = 0; p < tables.Phases.Length; p++) starts[p + 1] += starts[p];
        var next = (int[])starts.Clone();
        var members = new int[tables.Tasks.Length];
        for (var t = 0; t < members.Length; t++) members[next[tables.Tasks[t].Phase]++] = t;
        return (starts, members);
    }
}
