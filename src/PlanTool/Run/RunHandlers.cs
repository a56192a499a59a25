using PlanRuntime;

namespace PlanTool.Run;

/// <summary>Does the tasks of a plan by commands: each by its own, or all by one template. A parent without a command of its own ends with its parts.</summary>
internal sealed class RunHandlers(RunnablePlan plan, PlanCommandTemplate? template) : PlanHandlers
{
    /// <inheritdoc/>
    public override bool Handles(int task) => Handles(plan.Graph.Tasks[task], template is not null);

    /// <summary>Whether a task is done by a command.</summary>
    /// <param name="task">The task.</param>
    /// <param name="hasTemplate">Whether one command does every task.</param>
    public static bool Handles(PlanTask task, bool hasTemplate) => task.Command is not null || (hasTemplate && !task.IsParent);

    /// <inheritdoc/>
    public override ValueTask ExecuteAsync(int task, PlanTaskContext context, CancellationToken cancellationToken) => template is not null
        ? template.RunAsync(context, cancellationToken)
        : PlanCommand.RunAsync(context, plan.Outline.Tasks[task].UsesShell, cancellationToken);
}
