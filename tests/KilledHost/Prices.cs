namespace KilledHost;

/// <summary>What a piece costs.</summary>
/// <param name="Each">The price of each item.</param>
public sealed record Prices(IReadOnlyDictionary<string, decimal> Each);
