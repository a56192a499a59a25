namespace PlanModel;

/// <summary>Makes the stubs of tasks without handler, with the results that their dependencies' handlers return as parameters.</summary>
internal sealed class HandlerStubs
{
    private readonly PlanOutline _plan;
    private readonly HandlerBindings? _bindings;
    private readonly string[] _names;
    private readonly TaskReach _reach;
    private readonly ILookup<int, string> _after;

    /// <param name="plan">The plan.</param>
    /// <param name="bindings">The handlers there are, or <see langword="null"/> for none.</param>
    public HandlerStubs(PlanOutline plan, HandlerBindings? bindings = null)
    {
        (_plan, _bindings) = (plan, bindings);
        _names = TaskNames.Of(plan.Tasks);
        _reach = new TaskReach(plan);
        _after = plan.Dependencies.ToLookup(static d => d.Task, d => plan.Tasks[d.On].Id);
    }

    /// <summary>The stub of one task.</summary>
    /// <param name="task">The task's index.</param>
    /// <param name="className">The class that the method is for.</param>
    /// <param name="isStatic">Whether the class's handlers are static.</param>
    public HandlerStub Of(int task, string className, bool isStatic = true) => new()
    {
        Id = _plan.Tasks[task].Id,
        Title = _plan.Tasks[task].Title,
        After = _after[task].Distinct(StringComparer.OrdinalIgnoreCase).ToList(),
        Method = HandlerStub.MethodNameOf(_names[task], className),
        Results = ResultsOf(task),
        IsStatic = isStatic,
    };

    private List<string> ResultsOf(int task)
    {
        var results = new List<string>();
        if (_bindings is null) return results;
        var producers = _reach.DirectOf(task).Distinct().OrderBy(static t => t)
            .Select(t => (Task: t, Type: _bindings.Tasks[t]?.Declaration.Result))
            .Where(static p => p.Type is { IsKnown: true })
            .ToList();
        var names = new HashSet<string>(StringComparer.Ordinal) { "task", "cancellationToken" };
        foreach (var (producer, type) in producers)
        {
            // Of two results of one type each says where it is from.
            var isAmbiguous = producers.Exists(p => p.Task != producer && (p.Type!.Key == type!.Key || p.Type.Bases.Contains(type.Key)));
            var from = isAmbiguous ? $"[global::PlanRuntime.From(\"{_plan.Tasks[producer].Id}\")] " : "";
            results.Add($"{from}{type!.Code}{(type.IsNullable ? "?" : "")} {NameOf(producer, names)}");
        }

        return results;
    }

    private string NameOf(int producer, HashSet<string> taken)
    {
        var name = char.ToLowerInvariant(_names[producer][0]) + _names[producer].Substring(1);
        var unique = name;
        for (var n = 2; !taken.Add(unique); n++) unique = name + n.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return CSharpNames.Escape(unique);
    }
}
