namespace PlanTool.Report;

/// <summary>A pause that the axis leaves out.</summary>
/// <param name="At">Where it is on the axis.</param>
/// <param name="Until">When work went on.</param>
/// <param name="Length">How long nothing ran.</param>
internal readonly record struct Pause(TimeSpan At, DateTimeOffset Until, TimeSpan Length);
