namespace PlanRuntime;

/// <summary>When tasks started and ended, on one clock.</summary>
internal interface ITaskTimes
{
    /// <summary>Whether the start and the end of the task are known.</summary>
    bool HasTimes(int task);

    long StartOf(int task);

    long EndOf(int task);
}
