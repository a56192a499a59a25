namespace PlanRuntime;

/// <summary>One function that does every task.</summary>
internal sealed class FunctionHandlers(Func<PlanTaskContext, CancellationToken, Task> function) : PlanHandlers
{
    public override bool Handles(int task) => true;

    public override ValueTask ExecuteAsync(int task, PlanTaskContext context, CancellationToken cancellationToken) => new(function(context, cancellationToken));
}
