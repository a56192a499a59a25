namespace PlanModel;

/// <summary>PLAN4002: a task has no handler although the plan has handlers.</summary>
internal static class MissingHandlerRule
{
    /// <summary>Above this number one finding speaks for all tasks.</summary>
    public const int MostSingleFindings = 25;

    private const int MostNamed = 3;

    public static RuleDescriptor Rule { get; } = new(
        "PLAN4002",
        "A task has no handler",
        RuleCategory.Handlers,
        Severity.Warning,
        "A task has no handler and no command although the plan has handlers and no fallback, so a run would refuse to start.");

    public static string MessageFor(PlanOutline plan, int task) =>
        $"Task '{plan.Tasks[task].Id}' ('{Words.Shown(plan.Tasks[task].Title)}') of '{plan.Source}' has no handler; write a method with [PlanTask(\"{plan.Tasks[task].Id}\")]";

    public static string MessageFor(PlanOutline plan, IReadOnlyList<int> tasks) =>
        $"{tasks.Count} tasks of '{plan.Source}' have no handler: {string.Join(", ", tasks.Take(MostNamed).Select(t => $"'{plan.Tasks[t].Id}'"))} and {tasks.Count - MostNamed} more; write methods with [PlanTask(\"…\")], or one with [PlanTask(\"*\")] for all others";
}
