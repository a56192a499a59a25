namespace PlanRuntime;

/// <summary>A task that runs.</summary>
/// <param name="task">The task.</param>
/// <param name="attempt">Which attempt it is, from one.</param>
/// <param name="startedAt">When the attempt began.</param>
internal sealed class LiveTask(PlanTask task, int attempt, DateTimeOffset startedAt)
{
    public PlanTask Task { get; } = task;

    public int Attempt { get; } = attempt;

    public DateTimeOffset StartedAt { get; } = startedAt;

    /// <summary>How far it is, from 0 to 1; 0 if its handler said nothing.</summary>
    public double Progress { get; set; }

    /// <summary>What its handler said last.</summary>
    public string? Message { get; set; }

    /// <summary>Its place among the tasks that run.</summary>
    public LinkedListNode<LiveTask>? Place { get; set; }
}
