namespace PlanRuntime;

/// <summary>Shows a run as lines, one for each thing that happens, and what commands write behind the id of their task.</summary>
internal sealed class LineDisplay(TextWriter output, bool hasColours) : IRunDisplay
{
    private readonly Lines _lines = new(output, hasColours);
    private readonly HashSet<int> _started = [];

    /// <inheritdoc/>
    public void Begin(PlanGraph plan, PlanStateSnapshot? before)
    {
        // Lines need no preparation.
    }

    /// <inheritdoc/>
    public void Report(PlanEvent value)
    {
        if (value.Kind == PlanEventKind.TaskStarted) _started.Add(value.Task!.Index);
        if (LineOf(value) is not var (text, style)) return;
        _lines.Add(text, style);
        output.Flush();
    }

    /// <inheritdoc/>
    public void Say(string text)
    {
        _lines.Add(text, "yellow");
        output.Flush();
    }

    /// <inheritdoc/>
    public void End() => output.Flush();

    private (string Text, string Style)? LineOf(PlanEvent value) => value.Kind switch
    {
        PlanEventKind.TaskStarted => ($"{value.Task}: started{(value.Attempt > 1 ? $", attempt {value.Attempt}" : "")}", ""),
        PlanEventKind.TaskProgressed when !string.IsNullOrEmpty(value.Message) => ($"{value.Task!.Id} | {value.Message}", "grey"),
        PlanEventKind.AttemptFailed => ($"{value.Task}: attempt {value.Attempt} failed after {RunWords.Of(value.Duration)}, it is tried again: {RunWords.ReasonOf(value.Error)}", "yellow"),
        PlanEventKind.TaskCompleted when _started.Contains(value.Task!.Index) => ($"{value.Task}: done in {RunWords.Of(value.Duration)}", "green"),
        PlanEventKind.TaskCompleted => ($"{value.Task}: done, as all its parts are", "green"),
        PlanEventKind.TaskFailed => ($"{value.Task}: failed after {RunWords.Of(value.Duration)}: {RunWords.ReasonOf(value.Error)}", "red"),
        PlanEventKind.TaskCanceled => ($"{value.Task}: cancelled", "yellow"),
        PlanEventKind.TaskBlocked => ($"{value.Task}: blocked{(value.BlockedBy is { } by ? $" by {by.Id}" : "")}", "yellow"),
        PlanEventKind.PhaseOpened when value.Plan.Phases.Count > 1 => ($"phase {value.Phase} opens", "bold"),
        PlanEventKind.GateOpened => ($"{RunWords.Ids(value.Tasks)} may start before their phase opens", ""),
        PlanEventKind.BatchBegan => ($"batch of {RunWords.Ids(value.Tasks)} begins", ""),
        _ => null,
    };
}
