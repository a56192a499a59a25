namespace PlanRuntime.Testing;

/// <summary>Keeps the events of a run, and passes them on to who watches it besides; a run reports one event at a time.</summary>
internal sealed class EventRecorder(IProgress<PlanEvent>? next) : IProgress<PlanEvent>
{
    private readonly List<PlanEvent> _events = [];

    public IReadOnlyList<PlanEvent> Events => _events;

    public void Report(PlanEvent value)
    {
        _events.Add(value);
        next?.Report(value);
    }
}
