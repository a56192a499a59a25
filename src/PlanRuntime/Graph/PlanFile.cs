namespace PlanRuntime;

/// <summary>A file or glob that a task declares.</summary>
/// <param name="Path">The path or glob as written.</param>
/// <param name="IsWritten">Whether the task writes it; otherwise it only reads it.</param>
public readonly record struct PlanFile(string Path, bool IsWritten);
