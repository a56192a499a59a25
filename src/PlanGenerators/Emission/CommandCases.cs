using PlanModel;

namespace PlanGenerators;

/// <summary>The cases of tasks that a command does: those that have one and no handler of their own.</summary>
internal static class CommandCases
{
    /// <summary>The statement for a task without case.</summary>
    public const string Otherwise = "throw new global::System.ArgumentOutOfRangeException(nameof(task));";

    public static List<int> TasksOf(BoundCode code) =>
        Enumerable.Range(0, code.Plan.Tasks.Count).Where(t => code.Plan.Tasks[t].Command is not null && code.Bindings.Tasks[t] is null).ToList();

    public static TaskCase Of(PlanOutline plan, int task) => new(
        task, task, $"{plan.Tasks[task].Id} {plan.Tasks[task].Title}",
        [$"return global::PlanRuntime.PlanCommand.RunAsync(context, {(plan.Tasks[task].UsesShell ? "true" : "false")}, cancellationToken);"]);
}
