namespace PlanRuntime;

/// <summary>Names a task in code; the generated class has one for each task.</summary>
public class PlanTaskHandle
{
    /// <summary>Makes the handle.</summary>
    /// <param name="id">The id of the task, as in <c>1.2</c>.</param>
    public PlanTaskHandle(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        Id = id;
    }

    /// <summary>Gets the id of the task.</summary>
    public string Id { get; }

    /// <summary>Returns the id.</summary>
    public override string ToString() => Id;
}

/// <summary>Names a task whose handler has a result.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
/// <param name="id">The id of the task, as in <c>1.2</c>.</param>
public sealed class PlanTaskHandle<T>(string id) : PlanTaskHandle(id);
