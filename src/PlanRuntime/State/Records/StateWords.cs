namespace PlanRuntime;

/// <summary>The words of states in files (execution contract, section 4).</summary>
internal static class StateWords
{
    private static readonly string[] Tasks = ["pending", "in_progress", "completed", "failed", "canceled", "skipped", "blocked"];
    private static readonly string[] Runs = ["completed", "failed", "canceled"];
    private static readonly string[] Kinds =
    [
        "plan", "run_started", "task_started", "attempt_failed", "task_ended", "task_compensated", "run_ended", "task_marked", "task_retried", "reset", "recovered",
    ];

    private static readonly string[] Purposes = ["run", "update"];

    public static string Of(PlanTaskStatus status) => Tasks[(int)status];

    public static string Of(PlanStatus status) => Runs[(int)status];

    public static string Of(PlanRecordKind kind) => Kinds[(int)kind];

    public static string Of(PlanStatePurpose purpose) => Purposes[(int)purpose];

    public static PlanTaskStatus TaskStatus(string? word) => (PlanTaskStatus)IndexOf(Tasks, word);

    public static PlanStatus RunStatus(string? word) => (PlanStatus)IndexOf(Runs, word);

    public static PlanRecordKind Kind(string? word) => (PlanRecordKind)IndexOf(Kinds, word);

    public static PlanStatePurpose Purpose(string? word) => (PlanStatePurpose)IndexOf(Purposes, word);

    private static int IndexOf(string[] words, string? word) =>
        Array.IndexOf(words, word) is var index and >= 0 ? index : throw new FormatException($"'{word}' is none of {string.Join(", ", words)}.");
}
