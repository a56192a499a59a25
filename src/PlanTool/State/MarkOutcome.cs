namespace PlanTool.State;

/// <summary>What became of marks.</summary>
/// <param name="Written">How many boxes have another mark now.</param>
/// <param name="Faults">What is to be said of the file, as in "has task '1.2' no more".</param>
internal sealed record MarkOutcome(int Written, IReadOnlyList<string> Faults);
