namespace PlanRuntime;

/// <summary>Names the plan file whose tasks the methods of a class handle.</summary>
/// <param name="file">The path of the plan, relative to the project or to the file of the class, as in <c>release.plan.md</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PlanAttribute(string file) : Attribute
{
    /// <summary>Gets the path of the plan as written.</summary>
    public string File { get; } = file;
}
