namespace PlanRuntime;

/// <summary>An attempt of a task as recorded.</summary>
/// <param name="Number">Which attempt it was, from one.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When it ended; <see langword="null"/> if it goes on or was killed.</param>
/// <param name="Error">Why it failed; <see langword="null"/> if it did not.</param>
public sealed record PlanAttemptState(int Number, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Error);
