namespace PlanCore;

/// <summary>
/// Parents that end by themselves once what they wait for has: those without work of their own, and those that are marked done
/// before their parts are. Depending on a parent means depending on all of it (plan language, section 3, "Hierarchy").
/// </summary>
internal sealed partial class PlanMachine
{
    /// <summary>For each task the state that it takes by itself, or pending; <see langword="null"/> if none does.</summary>
    private TaskState[]? _joins;

    /// <summary>Called with each task that ended by itself.</summary>
    public Action<int>? OnJoined { get; set; }

    private void FindJoins(MachineOptions options)
    {
        if (options.Workless is { } workless)
        {
            _joins = new TaskState[_taskCount];
            for (var t = 0; t < _taskCount; t++)
            {
                if (workless[t] && !IsSkipped(t, options)) _joins[t] = TaskState.Completed;
            }
        }

        if (!_plan.AnyDone && options.Skip is null) return;
        var tasks = _plan.Tables.Tasks;
        for (var t = 0; t < _taskCount; t++)
        {
            if (IsSkipped(t, options)) continue;

            // Up to the first ancestor that is known to wait, or that is not skipped and so waits anyway.
            for (var part = t; !tasks[part].Is(TaskFlags.Optional) && tasks[part].Parent is >= 0 and var parent && IsSkipped(parent, options); part = parent)
            {
                _joins ??= new TaskState[_taskCount];
                if (_joins[parent] == TaskState.Skipped) break;
                _joins[parent] = TaskState.Skipped;
            }
        }
    }

    private bool IsSkipped(int task, MachineOptions options) =>
        (_plan.Tables.Tasks[task].Is(TaskFlags.Done) || options.Skip?[task] == true) && options.Rerun?[task] != true;

    private bool IsJoin(int task) => _joins is not null && _joins[task] != TaskState.Pending;

    private void Join(int task)
    {
        _state[task] = _joins![task];
        Unfinished--;
        _settled.Push(new Settlement(task, EdgeKinds.All));
        OnJoined?.Invoke(task);
    }
}
