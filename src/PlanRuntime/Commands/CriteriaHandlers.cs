namespace PlanRuntime;

/// <summary>Stands around the handlers of a plan and runs the criteria of verifications that are commands.</summary>
internal sealed class CriteriaHandlers(PlanGraph plan, PlanHandlers handlers) : PlanHandlers
{
    public override bool Handles(int task) => plan.TaskAt(task).Criteria.Count > 0 || handlers.Handles(task);

    public override async ValueTask ExecuteAsync(int task, PlanTaskContext context, CancellationToken cancellationToken)
    {
        if (handlers.Handles(task)) await handlers.ExecuteAsync(task, context, cancellationToken).ConfigureAwait(false);
        foreach (var criterion in context.Task.Criteria) await PlanCommand.RunAsync(context, criterion, usesShell: false, cancellationToken).ConfigureAwait(false);
    }

    public override object? ResultOf(int task) => handlers.ResultOf(task);

    public override bool VisitResult(int task, IPlanResultVisitor visitor) => handlers.VisitResult(task, visitor);

    public override ReadOnlySpan<int> RequiredResultsOf(int task) => handlers.Handles(task) ? handlers.RequiredResultsOf(task) : default;

    public override bool Compensates(int task) => handlers.Compensates(task);

    public override ValueTask CompensateAsync(int task, PlanTaskContext context, CancellationToken cancellationToken) => handlers.CompensateAsync(task, context, cancellationToken);
}
