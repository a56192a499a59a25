using System.Text;
using PlanCore;

namespace PlanRuntime;

#pragma warning disable RS0026 // Do not add multiple overloads with optional parameters: the second parameter tells the two apart, and neither may have fewer than the other.
/// <summary>Runs plans in this process.</summary>
public static class PlanRunner
{
    private const int NamedAtMost = 10;

    /// <summary>Runs a plan: each task once everything it waits for is complete, on the thread pool, at most <see cref="PlanOptions.MaxParallelism"/> at once.</summary>
    /// <param name="graph">The plan.</param>
    /// <param name="handlers">What does the tasks; used for this run only.</param>
    /// <param name="options">The pattern, the limit and so on; those of the plan if <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the running handlers and ends the run; its result then says so, nothing is thrown.</param>
    /// <returns>The outcome of every task.</returns>
    /// <exception cref="PlanFaultException">A task can never start under the pattern.</exception>
    /// <exception cref="PlanException">A task has no handler, or <see cref="PlanOptions.Decorate"/> returned <see langword="null"/>; nothing was started.</exception>
    /// <exception cref="PlanStateException"><see cref="PlanOptions.State"/> cannot be used; or it could not be written any more, and the run ended early.</exception>
    public static Task<PlanResult> RunAsync(PlanGraph graph, PlanHandlers handlers, PlanOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(handlers);
        options ??= new PlanOptions();
        PlanRun? run = null;
        LoweredPlan plan;
        try
        {
            (plan, var stuck) = graph.Lower(options.ToLowering());
            if (stuck.Count > 0) throw PlanFaults.NeverStarts(graph, plan, stuck);
            if (options.Commands.RunsCriteria) handlers = new CriteriaHandlers(graph, handlers);
            if (options.Decorate is { } decorate) handlers = decorate(graph, handlers) ?? throw new PlanException($"PlanOptions.Decorate returned null for plan '{graph.Name}'; return handlers.");
            if (options.State is null)
            {
                var skip = SkipOf(graph, options);
                run = new PlanRun(graph, plan, handlers, options, skip, RerunOf(graph, handlers, skip));
            }
        }
        catch (PlanException fault)
        {
            return Task.FromException<PlanResult>(fault);
        }

        return run is not null ? run.Start(cancellationToken) : KeptRun.RunAsync(graph, plan, handlers, options, cancellationToken);
    }

    /// <summary>Runs a plan with one function for every task.</summary>
    /// <param name="graph">The plan.</param>
    /// <param name="handler">What does a task.</param>
    /// <param name="options">The pattern, the limit and so on; those of the plan if <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the running handlers and ends the run; its result then says so, nothing is thrown.</param>
    /// <returns>The outcome of every task.</returns>
    /// <exception cref="PlanFaultException">A task can never start under the pattern.</exception>
    public static Task<PlanResult> RunAsync(PlanGraph graph, Func<PlanTaskContext, CancellationToken, Task> handler, PlanOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return RunAsync(graph, new FunctionHandlers(handler), options, cancellationToken);
    }

#pragma warning restore RS0026

    internal static bool[]? SkipOf(PlanGraph graph, PlanOptions options)
    {
        if (options.Skip is not { } skip) return null;
        var skipped = new bool[graph.Tasks.Count];
        for (var t = 0; t < skipped.Length; t++) skipped[t] = skip(graph.TaskAt(t));
        return skipped;
    }

    /// <summary>The tasks marked done or to be skipped that run all the same, because a handler needs their results; <see langword="null"/> if there are none.</summary>
    /// <param name="graph">The plan.</param>
    /// <param name="handlers">Its handlers.</param>
    /// <param name="skip">The tasks to be skipped, or <see langword="null"/>.</param>
    /// <param name="earlier">What earlier runs left, or <see langword="null"/>.</param>
    /// <param name="hasResult">Tells whether the result of a task of an earlier run is there.</param>
    internal static bool[]? RerunOf(PlanGraph graph, PlanHandlers handlers, bool[]? skip, Reconciliation? earlier = null, Func<int, bool>? hasResult = null)
    {
        var tasks = graph.Tables.Tasks;
        var mayLack = skip is not null || earlier is not null || graph.Shape.AnyDone;
        bool[]? rerun = null;
        List<int>? missing = null;
        Stack<int>? needed = null;
        for (var t = 0; t < tasks.Length; t++)
        {
            if (mayLack && IsDone(t)) continue;
            var next = t;
            do
            {
                if (!handlers.Handles(next))
                {
                    if (!graph.Shape.HasChildren[next]) (missing ??= []).Add(next);
                    continue;
                }

                if (!mayLack) continue;
                foreach (var producer in handlers.RequiredResultsOf(next))
                {
                    if (!IsDone(producer) || rerun?[producer] == true || (earlier?.IsSatisfied(producer) == true && hasResult!(producer))) continue;
                    rerun ??= new bool[tasks.Length];
                    rerun[producer] = true;
                    (needed ??= new()).Push(producer);
                }
            }
            while (needed is not null && needed.TryPop(out next));
        }

        if (missing is not null) throw MissingHandlers(graph, missing);
        return rerun;

        bool IsDone(int task) => tasks[task].Is(TaskFlags.Done) || skip?[task] == true || earlier?.IsSatisfied(task) == true;
    }

    private static PlanException MissingHandlers(PlanGraph graph, List<int> missing)
    {
        var words = new StringBuilder(missing.Count == 1 ? "Task " : "Tasks ");
        for (var i = 0; i < missing.Count && i < NamedAtMost; i++)
        {
            words.Append(i > 0 ? ", " : "").Append('\'').Append(graph.TaskAt(missing[i])).Append('\'');
        }

        if (missing.Count > NamedAtMost) words.Append(" and ").Append(missing.Count - NamedAtMost).Append(" others");
        words.Append(missing.Count == 1 ? " has" : " have").Append(" no handler, so plan '").Append(graph.Name)
            .Append("' was not started; add a method with [PlanTask(\"").Append(graph.TaskAt(missing[0]).Id).Append("\")], or run the plan with one function for every task");
        if (missing.Exists(t => graph.TaskAt(t).Command is not null)) words.Append("; handlers written by hand do a task's command by PlanCommand.RunAsync");
        if (missing.Exists(t => graph.TaskAt(t).Criteria.Count > 0)) words.Append("; criteria that are commands run where PlanOptions.Commands says RunsCriteria");
        return new PlanException(words.ToString());
    }
}
