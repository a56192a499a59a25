namespace PlanExtraction;

/// <summary>The names of what diagnostics in C# tell their fixes.</summary>
internal static class HandlerProperties
{
    /// <summary>The ids of the tasks that a diagnostic speaks of, one a line: those without handler, or a task and the producer it does not wait for.</summary>
    public const string TaskIds = "TaskIds";

    /// <summary>The plan as messages name it.</summary>
    public const string Plan = "Plan";

    /// <summary>The id that was probably meant.</summary>
    public const string Suggestion = "Suggestion";
}
