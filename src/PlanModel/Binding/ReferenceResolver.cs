namespace PlanModel;

/// <summary>Finds the tasks that a reference names (plan language, section 4, "A reference").</summary>
internal sealed class ReferenceResolver(TaskIndex index, List<BindingFault> faults)
{
    /// <summary>The most tasks and phases that the references of one plan may stand for, each counted as often as it is named (plan language, section 8).</summary>
    public const int MostDependencies = 1_000_000;

    private int _named;
    private List<List<int>>? _tasksOfPhase;
    private List<List<int>>? _tasksOfVerification;

    /// <summary>Whether the references being resolved stand in an annotation that points the other way (<c>blocks</c>); only faults tell.</summary>
    public bool IsReversed { get; set; }

    /// <summary>Adds the tasks a reference names to a list.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="task">The task that refers, or -1.</param>
    /// <param name="phase">The phase of the one who refers, or -1.</param>
    /// <param name="targets">Receives the tasks' indices, in document order for each reference.</param>
    /// <param name="unknown">The fault of a reference to something that is not there.</param>
    /// <returns><see langword="false"/> if the reference names nothing and a fault was noted.</returns>
    public bool TryResolve(Reference reference, int task, int phase, List<int> targets, BindingFaultKind? unknown = null)
    {
        if (_named > MostDependencies) return false;
        var known = targets.Count;
        return TryAdd(reference, task, phase, targets, unknown) && IsWithinLimit(reference, task, targets.Count - known);
    }

    private bool TryAdd(Reference reference, int task, int phase, List<int> targets, BindingFaultKind? unknown)
    {
        switch (reference.Kind)
        {
            case ReferenceKind.Task:
                return TryAddTask(reference, reference.First, task, targets, unknown);
            case ReferenceKind.TaskRange:
                return TryAddRange(reference, task, targets, unknown);
            case ReferenceKind.Number:
                if (index.Tasks.TryGetValue(reference.First, out var number))
                {
                    targets.Add(number);
                    return true;
                }

                return TryAddPhase(reference, reference.First, task, phase, targets, unknown);
            case ReferenceKind.NumberRange:
                return index.Tasks.ContainsKey(reference.First) && index.Tasks.ContainsKey(reference.Last!)
                    ? TryAddRange(reference, task, targets, unknown)
                    : TryAddPhaseRange(reference, task, phase, targets, unknown);
            case ReferenceKind.Phase:
                return TryAddPhase(reference, reference.First, task, phase, targets, unknown);
            case ReferenceKind.PhaseRange:
                return TryAddPhaseRange(reference, task, phase, targets, unknown);
            case ReferenceKind.AllPreviousPhases:
                for (var p = 0; p < phase; p++) AddTasksOf(p, task, targets);
                return true;
            case ReferenceKind.Verification:
                return TryAddVerification(reference, task, targets, unknown);
            default:
                return false;
        }
    }

    /// <summary>Finds the phases a reference names.</summary>
    public bool TryResolvePhases(Reference reference, int phase, List<int> targets, BindingFaultKind unknown)
    {
        if (_named > MostDependencies) return false;
        var known = targets.Count;
        return TryAddPhases(reference, phase, targets, unknown) && IsWithinLimit(reference, -1, targets.Count - known);
    }

    /// <summary>A few lines of ranges may name billions of tasks: past the limit nothing more is resolved, and one finding says so.</summary>
    private bool IsWithinLimit(Reference reference, int task, int count)
    {
        _named += count;
        if (_named <= MostDependencies) return true;
        faults.Add(new BindingFault(BindingFaultKind.TooManyDependencies, reference.Span, reference.Text, task));
        return false;
    }

    private bool TryAddPhases(Reference reference, int phase, List<int> targets, BindingFaultKind unknown)
    {
        switch (reference.Kind)
        {
            case ReferenceKind.AllPreviousPhases:
                for (var p = 0; p < phase; p++) targets.Add(p);
                return true;
            case ReferenceKind.PhaseRange or ReferenceKind.NumberRange:
                if (!TryGetPhaseInterval(reference, unknown, out var first, out var last)) return false;
                for (var p = first; p <= last; p++) targets.Add(p);
                return true;
            case ReferenceKind.Phase or ReferenceKind.Number or ReferenceKind.Task:
                if (!index.TryGetPhase(reference.First, out var found)) return UnknownPhase(reference, unknown, -1, reference.First, reference.Text);
                targets.Add(found);
                return true;
            default:
                return false;
        }
    }

    private bool TryAddTask(Reference reference, string id, int task, List<int> targets, BindingFaultKind? unknown)
    {
        if (index.Tasks.TryGetValue(id, out var found))
        {
            targets.Add(found);
            return true;
        }

        // `WP01` may be the id of a phase's heading.
        if (index.TryGetPhase(id, out var phase))
        {
            AddTasksOf(phase, task, targets);
            return true;
        }

        var section = index.SectionOf(id);
        foreach (var member in section)
        {
            // The verification of a section verifies its other tasks.
            if (member == task || (task >= 0 && (index.IsAncestor(member, task) || (IsVerification(task) && IsVerification(member))))) continue;
            targets.Add(member);
        }

        return section.Count > 0 || Unknown(reference, unknown ?? BindingFaultKind.UnknownTask, task, id);
    }

    private bool IsVerification(int task) => index.Document.Tasks[task].Verification >= 0;

    private bool TryAddRange(Reference reference, int task, List<int> targets, BindingFaultKind? unknown)
    {
        var complete = true;
        if (!index.Tasks.TryGetValue(reference.First, out var first)) complete = Unknown(reference, unknown ?? BindingFaultKind.UnknownTask, task, reference.First);
        if (!index.Tasks.TryGetValue(reference.Last!, out var last)) complete = Unknown(reference, unknown ?? BindingFaultKind.UnknownTask, task, reference.Last!);
        if (!complete) return false;
        return IdRange.TryParse(reference.First, reference.Last!, out var range) ? TryAddNumbers(reference, range, task, targets) : TryAddInterval(reference, first, last, task, targets);
    }

    private bool TryAddNumbers(Reference reference, IdRange range, int task, List<int> targets)
    {
        if (range.Form == RangeForm.Reversed) return Fault(BindingFaultKind.ReversedRange, reference, task);
        if (range.Form == RangeForm.Huge) return Fault(BindingFaultKind.HugeRange, reference, task);
        for (var n = range.First; n <= range.Last; n++)
        {
            // Missing numbers between the ends are left out.
            if (index.Tasks.TryGetValue(range.IdOf(n), out var found)) targets.Add(found);
        }

        return true;
    }

    /// <summary>Across phases a range is the interval in document order.</summary>
    private bool TryAddInterval(Reference reference, int first, int last, int task, List<int> targets)
    {
        if (last < first) return Fault(BindingFaultKind.ReversedRange, reference, task);
        if (last - first >= IdRange.MaxCount) return Fault(BindingFaultKind.HugeRange, reference, task);
        for (var t = first; t <= last; t++)
        {
            if (t != task && (task < 0 || !index.IsAncestor(t, task))) targets.Add(t);
        }

        return true;
    }

    private bool TryAddPhase(Reference reference, string id, int task, int phase, List<int> targets, BindingFaultKind? unknown)
    {
        if (!index.TryGetPhase(id, out var found)) return UnknownPhase(reference, unknown ?? BindingFaultKind.UnknownPhase, task, id, id);
        AddTasksOf(found, task, targets);
        return true;
    }

    private bool TryAddPhaseRange(Reference reference, int task, int phase, List<int> targets, BindingFaultKind? unknown)
    {
        if (!TryGetPhaseInterval(reference, unknown ?? BindingFaultKind.UnknownPhase, out var first, out var last)) return false;
        for (var p = first; p <= last; p++) AddTasksOf(p, task, targets);
        return true;
    }

    private bool TryGetPhaseInterval(Reference reference, BindingFaultKind unknown, out int first, out int last)
    {
        last = -1;
        var complete = true;
        if (!index.TryGetPhase(reference.First, out first)) complete = UnknownPhase(reference, unknown, -1, reference.First, reference.First);
        if (!index.TryGetPhase(reference.Last!, out last)) complete = UnknownPhase(reference, unknown, -1, reference.Last!, reference.Last!);
        return complete && (first <= last || Fault(BindingFaultKind.ReversedRange, reference, -1));
    }

    private bool TryAddVerification(Reference reference, int task, List<int> targets, BindingFaultKind? unknown)
    {
        if (!index.TryGetVerification(reference.First, out var verification)) return Unknown(reference, unknown ?? BindingFaultKind.UnknownVerification, task);
        foreach (var other in TasksOfVerification(verification))
        {
            if (other != task) targets.Add(other);
        }

        return true;
    }

    private List<int> TasksOfVerification(int verification)
    {
        if (_tasksOfVerification is null)
        {
            _tasksOfVerification = [];
            foreach (var _ in index.Document.Verifications) _tasksOfVerification.Add([]);
            foreach (var task in index.Document.Tasks)
            {
                if (task.Verification >= 0) _tasksOfVerification[task.Verification].Add(task.Index);
            }
        }

        return _tasksOfVerification[verification];
    }

    /// <summary>
    /// A phase stands for its required work and blocking verification; within one's own phase oneself, one's ancestors and
    /// verification, which runs after them all, are left out.
    /// </summary>
    private void AddTasksOf(int phase, int task, List<int> targets)
    {
        if (_tasksOfPhase is null)
        {
            _tasksOfPhase = [];
            foreach (var _ in index.Document.Phases) _tasksOfPhase.Add([]);
            foreach (var member in index.Document.Tasks)
            {
                if (!member.IsOptional) _tasksOfPhase[member.Phase].Add(member.Index);
            }
        }

        var own = task >= 0 && index.Document.Tasks[task].Phase == phase;
        foreach (var member in _tasksOfPhase[phase])
        {
            var verification = index.Document.Tasks[member].Verification;
            if (verification >= 0 && (own || index.Document.Verifications[verification].IsBackground)) continue;
            if (own && (member == task || index.IsAncestor(member, task))) continue;
            targets.Add(member);
        }
    }

    private bool Unknown(Reference reference, BindingFaultKind kind, int task, string? id = null) => Fault(kind, reference, task, id);

    private bool UnknownPhase(Reference reference, BindingFaultKind kind, int task, string id, string text)
    {
        faults.Add(new BindingFault(kind, reference.Span, text, task) { IsReversed = IsReversed, Id = id, IsPhase = true });
        return false;
    }

    private bool Fault(BindingFaultKind kind, Reference reference, int task, string? id = null)
    {
        faults.Add(new BindingFault(kind, reference.Span, id ?? reference.Text, task) { IsReversed = IsReversed });
        return false;
    }
}
