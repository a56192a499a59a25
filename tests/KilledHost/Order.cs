namespace KilledHost;

/// <summary>What somebody ordered.</summary>
/// <param name="Customer">Who; any text.</param>
/// <param name="Items">How many of what.</param>
public sealed record Order(string Customer, IReadOnlyDictionary<string, int> Items);
