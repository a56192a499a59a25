namespace PlanRuntime;

/// <summary>Makes a method the handler of a task; several of them make it the handler of several tasks.</summary>
/// <param name="id">The id of the task, as in <c>1.2</c>.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class PlanTaskAttribute(string id) : Attribute
{
    /// <summary>Gets the id of the task as written.</summary>
    public string Id { get; } = id;
}
