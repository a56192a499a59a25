namespace PlanRuntime.Tests;

/// <summary>Handlers by index, as a generated class has them: results in fields, compensations beside them.</summary>
internal sealed class CallbackHandlers(PlanGraph plan) : PlanHandlers
{
    private readonly Dictionary<int, Func<PlanTaskContext, CancellationToken, ValueTask<object?>>> _handlers = [];
    private readonly Dictionary<int, Func<Task>> _compensations = [];
    private readonly Dictionary<int, int[]> _required = [];
    private readonly object?[] _results = new object?[plan.Tasks.Count];

    public CallbackHandlers On(string id, Func<object?> handler) => OnAsync(id, (_, _) => new ValueTask<object?>(handler()));

    public CallbackHandlers OnAsync(string id, Func<PlanTaskContext, CancellationToken, ValueTask<object?>> handler)
    {
        _handlers[plan[id].Index] = handler;
        return this;
    }

    public CallbackHandlers Undo(string id, Func<Task> compensation)
    {
        _compensations[plan[id].Index] = compensation;
        return this;
    }

    public CallbackHandlers Require(string id, params string[] producers)
    {
        _required[plan[id].Index] = Array.ConvertAll(producers, p => plan[p].Index);
        return this;
    }

    public T Result<T>(string id) => (T)_results[plan[id].Index]!;

    public override bool Handles(int task) => _handlers.ContainsKey(task);

    public override async ValueTask ExecuteAsync(int task, PlanTaskContext context, CancellationToken cancellationToken) =>
        _results[task] = await _handlers[task](context, cancellationToken);

    public override object? ResultOf(int task) => _results[task];

    public override ReadOnlySpan<int> RequiredResultsOf(int task) => _required.GetValueOrDefault(task);

    public override bool Compensates(int task) => _compensations.ContainsKey(task);

    public override async ValueTask CompensateAsync(int task, PlanTaskContext context, CancellationToken cancellationToken) => await _compensations[task]();
}
