namespace PlanRuntime;

/// <summary>Makes a <see cref="PlanGraph"/> by code: phases and tasks in document order, with what they wait for.</summary>
/// <remarks>Ids may be used before they are declared; they are looked up by <see cref="Build"/>. Upper and lower case are the same in ids.</remarks>
public sealed class PlanGraphBuilder
{
    private readonly Draft _draft;

    /// <summary>Begins a plan.</summary>
    /// <param name="name">The name of the plan, as in <c>Release</c>.</param>
    /// <param name="source">The path of the plan file, for messages; <see langword="null"/> if there is none.</param>
    public PlanGraphBuilder(string name, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        _draft = new Draft(name, source);
    }

    /// <summary>Adds a phase; the tasks added after it belong to it.</summary>
    /// <param name="id">The id of the phase, as in <c>2</c>.</param>
    /// <param name="title">The title; empty by default.</param>
    public PlanPhaseBuilder AddPhase(string id, string title = "")
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(title);
        return new PlanPhaseBuilder(_draft, _draft.AddPhase(id, title));
    }

    /// <summary>Adds a task to the phase added last, or to a phase without a name if there is none.</summary>
    /// <param name="id">The id of the task, as in <c>1.2</c>.</param>
    /// <param name="title">The title; empty by default.</param>
    public PlanTaskBuilder AddTask(string id, string title = "")
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(title);
        return new PlanTaskBuilder(_draft, _draft.AddTask(id, title));
    }

    /// <summary>Lets some tasks run one at a time, in the given order; a failure does not stop the ones after it.</summary>
    /// <param name="ids">The ids of the tasks.</param>
    public PlanGraphBuilder RunOneAtATime(params string[] ids)
    {
        _draft.SequentialGroups.Add(References(ids));
        return this;
    }

    /// <summary>Opens tasks when others are complete, whatever the gate of their phase says.</summary>
    /// <param name="ids">The tasks that open.</param>
    /// <param name="after">The tasks they wait for instead of their phase.</param>
    public PlanGraphBuilder OpenEarly(IEnumerable<string> ids, IEnumerable<string> after)
    {
        _draft.EarlyTasks.Add((References(ids), References(after)));
        return this;
    }

    /// <summary>Sets the pattern of the plan; <see cref="PlanPattern.Auto"/> by default. <see cref="PlanOptions.Pattern"/> comes before it.</summary>
    /// <param name="pattern">The pattern.</param>
    public PlanGraphBuilder RunsBy(PlanPattern pattern)
    {
        _draft.Pattern = Patterns.Kind(pattern);
        return this;
    }

    /// <summary>Makes phases mere labels: every task without dependencies starts at once.</summary>
    public PlanGraphBuilder IgnorePhases()
    {
        _draft.IgnorePhases = true;
        return this;
    }

    /// <summary>Sets the share of each earlier phase that opens the next; 100 by default, 80 with <see cref="PlanPattern.Pipeline"/>.</summary>
    /// <param name="percent">From 0 to 100.</param>
    public PlanGraphBuilder PhaseThreshold(int percent)
    {
        _draft.PhaseThreshold = Ranges.Percent(percent);
        return this;
    }

    /// <summary>Sets how many tasks a batch has; by the size of the plan by default.</summary>
    /// <param name="tasks">At least 1.</param>
    public PlanGraphBuilder BatchSize(int tasks)
    {
        _draft.BatchSize = Ranges.AtLeastOne(tasks);
        return this;
    }

    /// <summary>Sets how many tasks run at once; 5 by default.</summary>
    /// <param name="tasks">At least 1.</param>
    public PlanGraphBuilder MaxParallelism(int tasks)
    {
        _draft.MaxParallelism = Ranges.AtLeastOne(tasks);
        return this;
    }

    /// <summary>Sets how many phases have tasks running at once; unlimited by default.</summary>
    /// <param name="phases">At least 1.</param>
    public PlanGraphBuilder MaxPhases(int phases)
    {
        _draft.MaxPhases = Ranges.AtLeastOne(phases);
        return this;
    }

    /// <summary>Sets how often a task is attempted that names no number of its own; once by default.</summary>
    /// <param name="attempts">At least 1.</param>
    public PlanGraphBuilder MaxAttempts(int attempts)
    {
        _draft.MaxAttempts = Ranges.AtLeastOne(attempts);
        return this;
    }

    /// <summary>Sets how long an attempt may take of a task that names no time of its own; unlimited by default.</summary>
    /// <param name="attempt">More than zero.</param>
    public PlanGraphBuilder Timeout(TimeSpan attempt)
    {
        _draft.Timeout = (long)Ranges.Positive(attempt).TotalMilliseconds;
        return this;
    }

    /// <summary>Looks the ids up and makes the plan.</summary>
    /// <returns>The plan; the builder may be used further and does not change it.</returns>
    /// <exception cref="PlanFaultException">An id is declared twice or unknown, or tasks wait for each other; the message has the words of the rule.</exception>
    public PlanGraph Build() => DraftBinder.Bind(_draft);

    internal static string[] References(IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var references = ids.ToArray();
        foreach (var id in references) ArgumentNullException.ThrowIfNull(id, nameof(ids));
        return references;
    }
}
