using PlanRuntime;

namespace PlanTool.Run;

/// <summary>Says how a run ended, and how to go on.</summary>
internal static class RunSummary
{
    private const int MostFailures = 10;

    public static void Write(ToolHost host, RunnablePlan plan, PlanResult result, bool keepsState)
    {
        var failed = result.Tasks.Where(task => task.Status == PlanTaskStatus.Failed).ToList();
        host.Tell(PlainText.Of($"{plan.File}: {Word(result.Status)} {RunWords.Of(result.Duration)}; {Counts(result)}."));
        foreach (var task in failed.Take(MostFailures)) host.Tell(PlainText.Of($"  {task.Task}: {(task.IsFromEarlierRun ? "failed in an earlier run" : RunWords.ReasonOf(task.Error))}"));
        if (failed.Count > MostFailures) host.Tell($"  … and {failed.Count - MostFailures} more failed");
        if (result.ProgressError is { } fault) host.Tell(PlainText.Of($"dotnet plan: the run could not be shown to its end: {fault.Message}"));
        if (result.Status == PlanStatus.Completed || !keepsState) return;
        host.Tell(failed.Count > 0
            ? $"'dotnet plan retry {PlainText.Of(plan.File)}' lets what failed run anew; then run again to go on from here."
            : "Run again to go on from here.");
    }

    private static string Word(PlanStatus status) => status switch
    {
        PlanStatus.Completed => "complete after",
        PlanStatus.Canceled => "cancelled after",
        _ => "failed after",
    };

    private static string Counts(PlanResult result)
    {
        var kept = result.Tasks.Count(task => task.IsFromEarlierRun && task.Status == PlanTaskStatus.Completed);
        var counts = new List<string>();
        Add(result.Tasks.Count(task => task.Status == PlanTaskStatus.Completed) - kept, "done");
        Add(kept, "kept");
        foreach (var (status, word) in Words) Add(result.Tasks.Count(task => task.Status == status), word);
        return counts.Count == 0 ? "nothing to do" : string.Join(", ", counts);

        void Add(int count, string word)
        {
            if (count > 0) counts.Add($"{count} {word}");
        }
    }

    private static readonly (PlanTaskStatus Status, string Word)[] Words =
    [
        (PlanTaskStatus.Skipped, "skipped"), (PlanTaskStatus.Failed, "failed"), (PlanTaskStatus.Blocked, "blocked"),
        (PlanTaskStatus.Canceled, "cancelled"), (PlanTaskStatus.Running, "still running"), (PlanTaskStatus.Pending, "not started"),
    ];
}
