namespace PlanRuntime;

/// <summary>Makes a method the compensation of a task: it undoes what the task has done when a rollback is asked for.</summary>
/// <param name="id">The id of the task, as in <c>1.2</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PlanRollbackAttribute(string id) : Attribute
{
    /// <summary>Gets the id of the task as written.</summary>
    public string Id { get; } = id;
}
