namespace PlanRuntime;

/// <summary>What became of a task between what was recorded and the plan as it is.</summary>
/// <param name="Id">The id of the task.</param>
/// <param name="Title">The title, as it is; of a removed task, as it was.</param>
/// <param name="Task">The task; <see langword="null"/> if it was removed.</param>
/// <param name="Line">The line of the plan file that has the change, from one: that of the task, of a removed one where it was, of a possibly stale one that of the changed task behind it; <see langword="null"/> if it is not known.</param>
/// <param name="Status">The state that was recorded.</param>
public sealed record PlanTaskChange(string Id, string Title, PlanTask? Task, int? Line, PlanTaskStatus Status)
{
    /// <summary>Gets the title that was recorded, of a task whose title or command changed; otherwise <see langword="null"/>.</summary>
    public string? FormerTitle { get; init; }

    /// <summary>Gets the changed task because of which this one is possibly stale; otherwise <see langword="null"/>.</summary>
    public PlanTask? Because { get; init; }
}
