using System.Globalization;

namespace PlanModel;

/// <summary>Reads durations: <c>90s</c>, <c>10m</c>, <c>2h</c>, <c>1d</c>, <c>1h30m</c>, <c>2 hours</c>, <c>PT10M</c>.</summary>
internal static class DurationReader
{
    /// <summary>Reads a duration greater than zero and below a hundred years.</summary>
    public static bool TryRead(string text, out TimeSpan duration)
    {
        duration = default;
        text = text.Trim().TrimStart('~', '≈').Trim();
        if (text.Length is 0 or > 60) return false;
        var isIso = text[0] is 'P' or 'p';
        var position = isIso ? 1 : 0;
        var seconds = 0.0;
        var count = 0;
        while (position < text.Length)
        {
            if (char.IsWhiteSpace(text[position]) || (isIso && text[position] is 'T' or 't'))
            {
                position++;
                continue;
            }

            var start = position;
            while (position < text.Length && text[position] is (>= '0' and <= '9') or '.') position++;
            if (position == start || !double.TryParse(text.Substring(start, position - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return false;
            while (position < text.Length && text[position] is ' ' or '-') position++;
            start = position;
            while (position < text.Length && char.IsLetter(text[position]) && !(isIso && text[position] is 'T' or 't')) position++;
            var unit = SecondsOf(text.Substring(start, position - start));
            if (unit == 0) return false;
            seconds += number * unit;
            count++;
        }

        if (count == 0 || seconds <= 0 || seconds > 3_153_600_000) return false;
        duration = TimeSpan.FromSeconds(seconds);
        return true;
    }

    // A working day counts as a day: estimates are compared with each other, never with a calendar.
    private static double SecondsOf(string unit) => unit.ToLowerInvariant() switch
    {
        "ms" => 0.001,
        "s" or "sec" or "secs" or "second" or "seconds" => 1,
        "m" or "min" or "mins" or "minute" or "minutes" => 60,
        "h" or "hr" or "hrs" or "hour" or "hours" => 3600,
        "d" or "day" or "days" => 86400,
        "w" or "week" or "weeks" => 604800,
        _ => 0,
    };
}
