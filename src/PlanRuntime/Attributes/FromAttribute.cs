namespace PlanRuntime;

/// <summary>Names the task whose result a parameter of a handler receives, where its type alone does not say.</summary>
/// <param name="id">The id of the producing task, as in <c>1.2</c>.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromAttribute(string id) : Attribute
{
    /// <summary>Gets the id of the producing task as written.</summary>
    public string Id { get; } = id;
}
