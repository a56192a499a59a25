namespace PlanRuntime;

/// <summary>A task of a recorded plan.</summary>
/// <param name="Id">The id.</param>
/// <param name="Hash">The hash of its content: title and command.</param>
/// <param name="Title">The title.</param>
/// <param name="Line">The line in the plan file, from one; 0 if the plan was made by code.</param>
public sealed record PlanRecordTask(string Id, string Hash, string Title, int Line);
