namespace PlanRuntime.Testing;

/// <summary>Stands around the handlers of a plan: does the faked tasks itself, lets each take its time, and makes attempts fail.</summary>
internal sealed class TestHandlers : PlanHandlers
{
    private readonly PlanGraph _plan;
    private readonly PlanHandlers _handlers;
    private readonly VirtualClock _clock;
    private readonly TaskScript?[] _scripts;
    private readonly bool _fakesRest;

    /// <exception cref="PlanTestException">The test says something that does not fit the plan.</exception>
    public TestHandlers(PlanGraph plan, PlanHandlers handlers, VirtualClock clock, IReadOnlyDictionary<string, TaskScript> scripts, bool fakesRest)
    {
        (_plan, _handlers, _clock, _fakesRest) = (plan, handlers, clock, fakesRest);
        _scripts = new TaskScript?[plan.Tasks.Count];
        foreach (var (id, script) in scripts)
        {
            var task = TaskOf(plan, id);
            _scripts[task.Index] = script;
            if (script.Fake?.FaultIn(handlers, task) is { } fault) throw new PlanTestException(fault);
        }

        foreach (var task in plan.Tasks) RequireResults(task);
    }

    public override bool Handles(int task) => FakeOf(task) is not null || _handlers.Handles(task);

    public override async ValueTask ExecuteAsync(int task, PlanTaskContext context, CancellationToken cancellationToken)
    {
        await _clock.WaitAsync(DurationOf(task), task, cancellationToken).ConfigureAwait(false);
        if (_scripts[task]?.ErrorOf(context) is { } error) throw error;
        if (FakeOf(task) is { } fake) fake.Do(_handlers, context);
        else await _clock.RunAsync(() => _handlers.ExecuteAsync(task, context, cancellationToken)).ConfigureAwait(false);
    }

    public override bool VisitResult(int task, IPlanResultVisitor visitor) =>
        _handlers.VisitResult(task, visitor) || (FakeOf(task)?.Visit(visitor) ?? false);

    public override object? ResultOf(int task) => FakeOf(task) is not null ? base.ResultOf(task) : _handlers.ResultOf(task);

    public override ReadOnlySpan<int> RequiredResultsOf(int task) => FakeOf(task) is null ? _handlers.RequiredResultsOf(task) : default;

    public override bool Compensates(int task) => FakeOf(task) is null && _handlers.Compensates(task);

    public override ValueTask CompensateAsync(int task, PlanTaskContext context, CancellationToken cancellationToken) =>
        _clock.RunAsync(() => _handlers.CompensateAsync(task, context, cancellationToken));

    /// <summary>A task of the plan; other words than a missing key's, since a test is read without the plan beside it.</summary>
    public static PlanTask TaskOf(PlanGraph plan, string id)
    {
        try
        {
            return plan[id];
        }
        catch (KeyNotFoundException fault)
        {
            throw new PlanTestException(fault.Message, fault);
        }
    }

    private FakeTask? FakeOf(int task) => _scripts[task]?.Fake ?? (_fakesRest && !_plan.Tasks[task].IsParent ? FakeTask.Nothing : null);

    /// <summary>As a simulation reckons: the estimate, else a minute; a task with parts takes no time of its own.</summary>
    private TimeSpan DurationOf(int task) =>
        _scripts[task]?.Duration ?? (_plan.Tasks[task].IsParent ? TimeSpan.Zero : _plan.Tasks[task].Estimate ?? TimeSpan.FromMinutes(1));

    private void RequireResults(PlanTask task)
    {
        if (task.IsDone || FakeOf(task.Index) is not null) return;
        foreach (var producer in _handlers.RequiredResultsOf(task.Index))
        {
            if (FakeOf(producer) is not { HasResult: false }) continue;
            var id = _plan.Tasks[producer].Id;
            throw new PlanTestException($"Task '{task.Id}' takes the result of '{id}', whose fake has none; write Fake(\"{id}\", result).");
        }
    }
}
