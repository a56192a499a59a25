using System.Globalization;

namespace PlanRuntime;

/// <summary>Writes durations as plans do: <c>90s</c>, <c>45m</c>, <c>1h 30m</c>.</summary>
internal static class Durations
{
    /// <summary>The two largest units of a duration in milliseconds; <c>0</c> for none.</summary>
    public static string Text(long milliseconds)
    {
        if (milliseconds <= 0) return "0";
        if (milliseconds < 60_000) return string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000.0:0.###}s");
        var seconds = (milliseconds + 500) / 1000;
        var (days, hours, minutes) = (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60);
        if (days > 0) return Join(days, "d", hours, "h");
        return hours > 0 ? Join(hours, "h", minutes, "m") : Join(minutes, "m", seconds % 60, "s");
    }

    private static string Join(long large, string unit, long small, string smallUnit) => small == 0 ? $"{large}{unit}" : $"{large}{unit} {small}{smallUnit}";
}
