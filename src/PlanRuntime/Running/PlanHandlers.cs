namespace PlanRuntime;

/// <summary>What does the tasks of a plan. The generated handlers derive from it; one instance serves one run and keeps its results.</summary>
public abstract class PlanHandlers
{
    /// <summary>Tells whether a task has a handler. A task with children and without one is done when its children are.</summary>
    /// <param name="task">The index of the task.</param>
    public abstract bool Handles(int task);

    /// <summary>Does a task; called on several threads at once, for a task again only when it is retried.</summary>
    /// <remarks>
    /// What follows may start inside the call that completes the returned task, as with any <see langword="await"/>: use
    /// <see cref="TaskCreationOptions.RunContinuationsAsynchronously"/> for what you complete under a lock.
    /// </remarks>
    /// <param name="task">The index of the task.</param>
    /// <param name="context">The task and its run.</param>
    /// <param name="cancellationToken">Cancelled when the task shall end early.</param>
    public abstract ValueTask ExecuteAsync(int task, PlanTaskContext context, CancellationToken cancellationToken);

    /// <summary>Gets the result of a task that is complete.</summary>
    /// <param name="task">The index of the task.</param>
    /// <returns>The result; <see langword="null"/> if the task has none.</returns>
    public virtual object? ResultOf(int task)
    {
        var reader = new BoxedResult();
        return VisitResult(task, reader) ? reader.Value : null;
    }

    /// <summary>Shows a visitor where the result of a task is kept, with its type: it may read the result, or put one there that comes from elsewhere.</summary>
    /// <param name="task">The index of the task.</param>
    /// <param name="visitor">Who is shown the place.</param>
    /// <returns>Whether the task has a result; none has by default.</returns>
    public virtual bool VisitResult(int task, IPlanResultVisitor visitor) => false;

    /// <summary>Gets the tasks whose results the handler of a task needs: one that is marked as done runs again for them.</summary>
    /// <param name="task">The index of the task.</param>
    /// <returns>The indices of the producers; none by default.</returns>
    public virtual ReadOnlySpan<int> RequiredResultsOf(int task) => default;

    /// <summary>Tells whether a task has a compensation; none has by default.</summary>
    /// <param name="task">The index of the task.</param>
    public virtual bool Compensates(int task) => false;

    /// <summary>Undoes a task that is complete; called at the end of a run that rolls back, one task at a time, the last completed first.</summary>
    /// <param name="task">The index of the task.</param>
    /// <param name="context">The task and its run.</param>
    /// <param name="cancellationToken">Never cancelled by the run: a cancelled run is rolled back too.</param>
    public virtual ValueTask CompensateAsync(int task, PlanTaskContext context, CancellationToken cancellationToken) => default;

    private sealed class BoxedResult : IPlanResultVisitor
    {
        public object? Value { get; private set; }

        public bool Visit<T>(ref T result)
        {
            Value = result;
            return true;
        }
    }
}
