namespace PlanRuntime;

/// <summary>The times of tasks as recorded, over all runs.</summary>
internal sealed class RecordedTimes(TaskEntry?[] entries) : ITaskTimes
{
    public bool HasTimes(int task) => entries[task] is { StartedAt: not null, EndedAt: not null };

    public long StartOf(int task) => entries[task]!.StartedAt!.Value.UtcTicks;

    public long EndOf(int task) => entries[task]!.EndedAt!.Value.UtcTicks;
}
