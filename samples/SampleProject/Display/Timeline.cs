namespace SampleProject.Display;

/// <summary>When each task ran, as bars; those of the critical path are solid.</summary>
/// <param name="terminal">Where the bars go.</param>
internal sealed class Timeline(Terminal terminal)
{
    /// <summary>Draws a run.</summary>
    /// <param name="result">The run.</param>
    public void Draw(PlanResult result)
    {
        PlanTaskResult[] started = [.. result.Tasks.Where(task => task.StartedAt is not null)];
        if (started.Length == 0) return;
        int idWidth = started.Max(task => task.Task.Id.Length);
        int width = terminal.Width - idWidth - 6;
        var critical = result.CriticalPath.Select(task => task.Task.Index).ToHashSet();
        string end = Terminal.Words(result.Duration);
        terminal.WriteLine((new string(' ', idWidth + 4) + "0" + end.PadLeft(width - 1), Tone.Quiet));
        foreach (PlanTaskResult task in started)
        {
            bool isCritical = critical.Contains(task.Task.Index);
            (int from, int length) = Bar(task, result, width);
            terminal.WriteLine(
                ("  " + task.Task.Id.PadRight(idWidth) + "  ", isCritical ? Tone.Mark : Tone.Quiet),
                (new string(' ', from) + new string(isCritical ? '█' : '░', length), BarTone(task, isCritical)));
        }
    }

    private static Tone BarTone(PlanTaskResult task, bool isCritical) =>
        task.Status != PlanTaskStatus.Completed ? Tone.Bad : isCritical ? Tone.Mark : Tone.Quiet;

    private static (int From, int Length) Bar(PlanTaskResult task, PlanResult result, int width)
    {
        double whole = Math.Max(1, result.Duration.Ticks);
        double from = (task.StartedAt!.Value - result.StartedAt).Ticks / whole * width;
        double to = from + (task.Duration.Ticks / whole * width);
        int start = Math.Clamp((int)from, 0, width - 1);
        return (start, Math.Clamp((int)Math.Ceiling(to) - start, 1, width - start));
    }
}
