namespace PlanRuntime;

/// <summary>A run as recorded.</summary>
internal sealed class RunEntry(string id, DateTimeOffset startedAt, PlanStateHolder? holder, string? note)
{
    public string Id { get; } = id;

    public DateTimeOffset StartedAt { get; } = startedAt;

    public PlanStateHolder? Holder { get; } = holder;

    public string? Note { get; } = note;

    public DateTimeOffset? EndedAt { get; set; }

    public PlanStatus? Status { get; set; }

    public RunEntry Copy() => (RunEntry)MemberwiseClone();
}
