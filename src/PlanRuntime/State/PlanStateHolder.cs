namespace PlanRuntime;

/// <summary>Who has the state of a plan.</summary>
/// <param name="ProcessId">The id of the process.</param>
/// <param name="Host">The machine.</param>
/// <param name="Since">Since when.</param>
/// <param name="Purpose">What for.</param>
public sealed record PlanStateHolder(int ProcessId, string Host, DateTimeOffset Since, PlanStatePurpose Purpose)
{
    /// <summary>Describes this process, from now on.</summary>
    /// <param name="purpose">What it has the state for.</param>
    /// <param name="timeProvider">The clock; the system's by default.</param>
    public static PlanStateHolder Current(PlanStatePurpose purpose, TimeProvider? timeProvider = null) =>
        new(Environment.ProcessId, Environment.MachineName, (timeProvider ?? TimeProvider.System).GetUtcNow(), purpose);

    /// <summary>Returns the process, the machine and since when.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"process {ProcessId} on {Host} since {Since.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z");
}
