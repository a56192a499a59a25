namespace PlanRuntime.Benchmarks;

/// <summary>Handlers that do nothing, at once or after a yield.</summary>
public sealed class EmptyHandlers(bool yields) : PlanHandlers
{
    public override bool Handles(int task) => true;

    public override ValueTask ExecuteAsync(int task, PlanTaskContext context, CancellationToken cancellationToken) => yields ? new ValueTask(YieldAsync()) : default;

    public static async Task YieldAsync() => await Task.Yield();
}
