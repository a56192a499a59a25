namespace PlanModel;

/// <summary>Finds the tasks that an attribute names: an id, <c>2.*</c> for a phase, <c>*</c> for every task.</summary>
internal sealed class HandlerTargets
{
    private readonly PlanOutline _plan;
    private readonly Dictionary<string, int> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private NearIds? _near;

    public HandlerTargets(PlanOutline plan)
    {
        _plan = plan;
        var names = TaskNames.Of(plan.Tasks);
        for (var t = 0; t < plan.Tasks.Count; t++)
        {
            if (!_byId.ContainsKey(plan.Tasks[t].Id)) _byId.Add(plan.Tasks[t].Id, t);
            _byName[names[t]] = t;
        }
    }

    /// <summary>Finds what an attribute names.</summary>
    /// <returns><see langword="null"/> if it names nothing of the plan.</returns>
    public TargetedTasks? Find(HandlerTarget target)
    {
        if (target.ConstantName is { } name) return _byName.TryGetValue(name, out var named) ? new TargetedTasks(TargetKind.Task, [named]) : null;
        var id = (target.Id ?? "").Trim();
        if (_byId.TryGetValue(id, out var task)) return new TargetedTasks(TargetKind.Task, [task]);
        if (id == "*") return new TargetedTasks(TargetKind.Plan, Enumerable.Range(0, _plan.Tasks.Count).ToArray());
        if (id.EndsWith(".*", StringComparison.Ordinal)) return Phase(id.Substring(0, id.Length - 2));
        return null;
    }

    /// <summary>An id that was probably meant.</summary>
    public string? Near(string id) => (_near ??= new NearIds(_plan.Tasks.Select(static t => t.Id))).Find(id);

    /// <summary>The tasks of the phase with that id; where there is none, the tasks below that id.</summary>
    private TargetedTasks? Phase(string id)
    {
        for (var p = 0; p < _plan.Phases.Count; p++)
        {
            if (string.Equals(_plan.Phases[p].Id, id, StringComparison.OrdinalIgnoreCase)) return Of(t => t.Phase == p);
        }

        return Of(t => t.Id.StartsWith(id + ".", StringComparison.OrdinalIgnoreCase));
    }

    private TargetedTasks? Of(Func<TaskOutline, bool> condition)
    {
        var tasks = Enumerable.Range(0, _plan.Tasks.Count).Where(t => condition(_plan.Tasks[t])).ToArray();
        return tasks.Length == 0 ? null : new TargetedTasks(TargetKind.Phase, tasks);
    }
}

/// <summary>What an attribute names.</summary>
internal sealed record TargetedTasks(TargetKind Kind, int[] Tasks);

/// <summary>How closely an attribute names its tasks; the closest one wins.</summary>
internal enum TargetKind
{
    Plan,
    Phase,
    Task,
}
