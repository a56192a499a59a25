namespace SampleProject.Display;

/// <summary>A line for each task when it ends, with what its handler said.</summary>
/// <param name="terminal">Where the lines go.</param>
/// <param name="plan">The plan that runs.</param>
internal sealed class ProgressLines(Terminal terminal, PlanGraph plan) : IProgress<PlanEvent>
{
    private readonly int _idWidth = plan.Tasks.Max(task => task.Id.Length);
    private readonly int _titleWidth = plan.Tasks.Max(task => task.Title.Length);
    private readonly string?[] _said = new string?[plan.Tasks.Count];

    /// <inheritdoc/>
    public void Report(PlanEvent value)
    {
        if (value.Task is not { } task) return;
        switch (value.Kind)
        {
            case PlanEventKind.TaskProgressed:
                _said[task.Index] = value.Message;
                break;
            case PlanEventKind.TaskCompleted:
                Line(("✔", Tone.Good), task, Terminal.Words(value.Duration), (_said[task.Index] ?? "", Tone.Quiet));
                break;
            case PlanEventKind.TaskFailed:
                Line(("✘", Tone.Bad), task, Terminal.Words(value.Duration), (value.Error?.Message ?? "failed", Tone.Bad));
                break;
            case PlanEventKind.TaskBlocked:
                Line(("–", Tone.Quiet), task, "", ($"blocked by {value.BlockedBy?.Id}", Tone.Quiet));
                break;
            case PlanEventKind.TaskCanceled:
                Line(("–", Tone.Quiet), task, Terminal.Words(value.Duration), ("cancelled", Tone.Quiet));
                break;
        }
    }

    private void Line((string, Tone) mark, PlanTask task, string time, (string, Tone) note) => terminal.WriteLine(
        (" ", Tone.Plain), mark, (" ", Tone.Plain),
        (task.Id.PadRight(_idWidth), Tone.Mark), ("  " + task.Title.PadRight(_titleWidth), Tone.Plain),
        (time.PadLeft(8) + "  ", Tone.Quiet), note);
}
