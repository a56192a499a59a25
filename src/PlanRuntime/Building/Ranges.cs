using System.Runtime.CompilerServices;

namespace PlanRuntime;

/// <summary>What numbers of a plan and of a run may be.</summary>
internal static class Ranges
{
    public static int AtLeastOne(int value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, "At least 1 is needed.");

    public static int NotNegative(int value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, "It must not be negative.");

    public static int Percent(int value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is >= 0 and <= 100 ? value : throw new ArgumentOutOfRangeException(name, value, "A share is from 0 to 100 percent.");

    public static TimeSpan Positive(TimeSpan value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(name, value, "The time must be more than zero.");

    public static TimeSpan NotNegative(TimeSpan value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(name, value, "The time must not be negative.");
}
