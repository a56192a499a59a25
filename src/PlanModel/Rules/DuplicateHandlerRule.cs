namespace PlanModel;

/// <summary>PLAN4003: two handlers for one task.</summary>
internal static class DuplicateHandlerRule
{
    public static RuleDescriptor Rule { get; } = new(
        "PLAN4003",
        "Two handlers for one task",
        RuleCategory.Handlers,
        Severity.Error,
        "Two methods handle the same task, so which of them runs would be left to chance.",
        StopsGraph: true);

    public static string MessageFor(string target, string first, string second) =>
        $"'{second}' and '{first}' both handle '{target}'; remove one of them";

    public static string RollbackMessageFor(string target, string first, string second) =>
        $"'{second}' and '{first}' both roll back '{target}'; remove one of them";
}
