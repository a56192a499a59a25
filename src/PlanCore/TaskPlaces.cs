namespace PlanCore;

/// <summary>Makes sure that a task restored from a snapshot waits in one place at most, and only while it is pending: or it would start twice.</summary>
internal sealed class TaskPlaces(LoweredPlan plan, TaskState[] states)
{
    private readonly bool[] _waits = new bool[plan.TaskCount];

    /// <summary>Gives a task its place.</summary>
    /// <returns>The task.</returns>
    /// <exception cref="InvalidDataException">It has one already, or is not pending.</exception>
    public int Wait(int task)
    {
        if (_waits[Pending(task)]) throw SnapshotReader.Fault($"task '{plan.Tables.Tasks[task].Id}' waits in two places");
        _waits[task] = true;
        return task;
    }

    /// <summary>Makes sure that a task has not started.</summary>
    /// <returns>The task.</returns>
    /// <exception cref="InvalidDataException">It has.</exception>
    public int Pending(int task) =>
        states[task] == TaskState.Pending ? task : throw SnapshotReader.Fault($"task '{plan.Tables.Tasks[task].Id}' waits although it is {states[task]}");

    public bool IsRunning(int task) => states[task] == TaskState.Running;

    public bool IsEnded(int task) => states[task] is not (TaskState.Pending or TaskState.Running);
}
