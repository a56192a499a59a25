using System.Globalization;
using PlanRuntime;
using PlanTool.State;

namespace PlanTool.Run;

/// <summary>Says what a run goes on from: what is kept, what runs again, and which edited line is the reason.</summary>
internal static class ResumeNotice
{
    /// <summary>Longer lists are counted; <c>dotnet plan status</c> has them all.</summary>
    private const int MostLines = 20;

    /// <summary>Writes nothing where there was no run and no update before.</summary>
    public static void Write(ToolHost host, RunnablePlan plan, PlanStateSnapshot before, PlanOptions options)
    {
        var changes = before.Changes;
        var kept = changes.Kept.Count;
        if (before.Runs.Count == 0 && kept == 0 && !changes.Any) return;
        var lines = new Lines(host.Out, host.HasColours);
        var since = before.Runs.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" of {before.Runs[^1].StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z");
        lines.Add($"{plan.File}: goes on from the run{since}; {RunWords.Count(kept, "task")} {(kept == 1 ? "is" : "are")} kept.", "bold");
        var details = DetailsOf(plan, before, options).ToList();
        foreach (var detail in details.Take(MostLines)) lines.Add(detail);
        if (details.Count > MostLines) lines.Add($"… and {details.Count - MostLines} more");
        host.Out.Flush();
    }

    private static string WorkOf(string? template) => template is null ? "their own commands" : $"'{template}'";

    private static IEnumerable<string> DetailsOf(RunnablePlan plan, PlanStateSnapshot before, PlanOptions options)
    {
        if (before.Runs.Count > 0 && before.Runs[^1].Note is var by && by != options.Note) yield return $"the last run did its tasks by {WorkOf(by)}, this one does by {WorkOf(options.Note)}; what is complete stays so";
        foreach (var aside in before.SetAside) yield return $"'{aside}' was damaged and lies beside the state";
        foreach (var state in before.Tasks)
        {
            if (state.IsRunning) yield return $"{state.Task} was interrupted and runs again";
            else if (state.HasAttemptsLeft) yield return $"{state.Task} failed and is tried again: {RunWords.FirstLine(state.Error ?? "")}";
            else if (state.Status == PlanTaskStatus.Failed) yield return $"{state.Task} failed and stays so until 'dotnet plan retry {plan.File} {state.Task.Id}': {RunWords.FirstLine(state.Error ?? "")}";
        }

        foreach (var line in ChangeLines.Of(plan, before.Changes, options.RerunStale)) yield return line;
    }
}
