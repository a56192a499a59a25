namespace PlanRuntime.Tests;

/// <summary>Keeps what a run tells; not synchronised, since a run tells one event at a time.</summary>
internal sealed class EventLog(Action<PlanEvent>? also = null) : IProgress<PlanEvent>
{
    public List<PlanEvent> Events { get; } = [];

    public List<string> Lines { get; } = [];

    public List<string> Batches { get; } = [];

    public void Report(PlanEvent value)
    {
        Events.Add(value);
        if (value.Kind == PlanEventKind.BatchBegan) Batches.Add(string.Join(' ', value.Tasks.Select(t => t.Id)));
        else Lines.Add(value.ToString());
        also?.Invoke(value);
    }
}
