using System.Text.Json.Serialization;

namespace KilledHost;

/// <summary>How the results of the plan are stored.</summary>
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Prices))]
[JsonSerializable(typeof(decimal))]
public sealed partial class BillTypes : JsonSerializerContext;
