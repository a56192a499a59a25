namespace PlanRuntime;

/// <summary>The words in which every display of a run speaks of tasks, times and faults.</summary>
internal static class RunWords
{
    private const int MostNames = 12;

    /// <summary>A duration, to the millisecond; <c>0s</c> for none.</summary>
    public static string Of(TimeSpan duration) => duration.TotalMilliseconds < 1 ? "0s" : Durations.Text((long)duration.TotalMilliseconds);

    /// <summary>The first line of why a task failed; the rest is what its command wrote, which was shown already.</summary>
    public static string ReasonOf(Exception? error) => FirstLine(error?.Message ?? "");

    /// <summary>The first line of a message, without a colon that announces others.</summary>
    public static string FirstLine(string message)
    {
        var end = message.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? message : message[..end].TrimEnd('\r').TrimEnd(':');
    }

    /// <summary>The ids of tasks; of many, the first and their number.</summary>
    public static string Ids(IReadOnlyCollection<PlanTask> tasks)
    {
        var names = string.Join(", ", tasks.Take(MostNames).Select(task => task.Id));
        return tasks.Count > MostNames ? $"{names} and {tasks.Count - MostNames} more" : names;
    }

    /// <summary>1 task, 2 tasks.</summary>
    public static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
