using PlanRuntime;

namespace PlanTool.State;

/// <summary>Writes <c>next</c> for people.</summary>
internal static class TextNext
{
    /// <summary>More tasks that wait are counted, not listed.</summary>
    private const int MostLines = 20;

    public static void Write(ToolHost host, NextTasks answer)
    {
        var lines = new Lines(host.Out, host.HasColours);
        if (answer.State.Holder is { } holder) lines.Add($"In use by {holder}.", "yellow");
        foreach (var task in answer.Next) lines.Add(LineOf(task), "green");
        if (answer.Next.Count == 0) lines.Add(answer.Waiting.Count + answer.Blocked.Count == 0 ? "Everything is done." : "Nothing can start.");
        if (answer.Waiting.Count(task => task.IsReady) is > 0 and var ready) lines.Add($"… and {ready} more when there are places.");
        Section(lines, "Waiting", [.. answer.Waiting.Where(task => !task.IsReady)]);
        Section(lines, "Blocked", answer.Blocked);
    }

    private static void Section(Lines lines, string title, IReadOnlyList<PlanTaskState> tasks)
    {
        if (tasks.Count == 0) return;
        lines.Add("");
        lines.Add(title, "bold");
        foreach (var task in tasks.Take(MostLines)) lines.Add("  " + LineOf(task));
        if (tasks.Count > MostLines) lines.Add($"  … and {tasks.Count - MostLines} more; --format json lists them all");
    }

    private static string LineOf(PlanTaskState task) => $"{task.Task}: {task.Reason}";
}
