using System.Globalization;

namespace PlanRuntime;

/// <summary>Says in words why a task is where it is.</summary>
internal static class StateReasons
{
    private const int NamedAtMost = 5;

    public static string Of(PlanTaskState state) => state.Status switch
    {
        PlanTaskStatus.Completed => "complete",
        PlanTaskStatus.Skipped => state.Task.IsDone ? "marked as done in the plan" : "skipped" + Said(state),
        PlanTaskStatus.Blocked => state.BlockedBy.Count > 0 ? $"blocked by {Names(state.BlockedBy)}" : "blocked: what it waits for can no longer happen",
        PlanTaskStatus.Running => "running, or interrupted while it ran: goes first",
        PlanTaskStatus.Failed when state.HasAttemptsLeft => $"failed{Why(state)}; has attempts left",
        PlanTaskStatus.Failed => $"failed{Why(state)}; no attempts left, so it waits for a retry",
        _ when state.IsReady => state.Status == PlanTaskStatus.Canceled ? "was cancelled; ready" : "ready",
        _ when state.WaitsFor.Count > 0 => $"waits for {Names(state.WaitsFor)}",
        _ => "waits for its turn: its files, its batch or its phase are taken",
    };

    private static string Said(PlanTaskState state) => string.IsNullOrEmpty(state.Note) ? "" : $": {state.Note}";

    /// <summary>The first line of the error; of a command the others are what it wrote.</summary>
    private static string Why(PlanTaskState state) => string.IsNullOrEmpty(state.Error) ? "" : $": {state.Error.Split('\n', 2)[0].TrimEnd('\r', ':')}";

    private static string Names(IReadOnlyList<PlanTask> tasks)
    {
        var names = string.Join(", ", tasks.Take(NamedAtMost).Select(static t => t.Id));
        return tasks.Count > NamedAtMost ? names + string.Create(CultureInfo.InvariantCulture, $" and {tasks.Count - NamedAtMost} others") : names;
    }
}
