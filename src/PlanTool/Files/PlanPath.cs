namespace PlanTool.Files;

/// <summary>A file named on the command line.</summary>
/// <param name="Shown">The path as it is shown: as it was given, or as a pattern found it.</param>
/// <param name="Full">The full path it is read from.</param>
internal sealed record PlanPath(string Shown, string Full);
