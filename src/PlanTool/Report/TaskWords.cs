using System.Globalization;
using PlanRuntime;

namespace PlanTool.Report;

/// <summary>What the report says of tasks and times; not yet escaped.</summary>
internal static class TaskWords
{
    public static string Tooltip(ReportedTask task)
    {
        var text = $"{task.Name} – {task.Condition.Word}";
        if (task.End - task.Start is { } time) text += $", {Time(time)}";
        if (task.Attempts > 1) text += $", {task.Attempts} attempts";
        return task.IsCritical ? text + ", on the critical path" : text;
    }

    public static string Tooltip(ReportedBar bar)
    {
        if (bar.Task.Bars.Count == 1) return Tooltip(bar.Task);
        var text = $"{bar.Task.Name} – attempt {bar.Attempt} {bar.Condition.Word}, {Time(bar.End - bar.Start)}";
        return bar.Task.IsCritical ? text + ", on the critical path" : text;
    }

    public static string Time(TimeSpan time) => Durations.Text((long)time.TotalMilliseconds);

    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Count(int count, string one) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {one}{(count == 1 ? "" : "s")}");
}
