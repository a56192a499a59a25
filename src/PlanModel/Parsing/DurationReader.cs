using System.Globalization;

namespace PlanModel;

/// <summary>Reads durations: <c>90s</c>, <c>10m</c>, <c>2h</c>, <c>1d</c>, <c>1h30m</c>, <c>2 hours</c>, <c>PT10M</c>.</summary>
internal static class DurationReader
{
    private const int LongestUnit = 8;

    /// <summary>Reads a duration greater than zero and below a hundred years.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out TimeSpan duration)
    {
        duration = default;
        text = text.Trim().TrimStart("~≈".AsSpan()).Trim();
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
            if (!TryReadNumber(text.Slice(start, position - start), out var number)) return false;
            while (position < text.Length && text[position] is ' ' or '-') position++;
            start = position;
            while (position < text.Length && char.IsLetter(text[position]) && !(isIso && text[position] is 'T' or 't')) position++;
            var unit = SecondsOf(text.Slice(start, position - start));
            if (unit == 0) return false;
            seconds += number * unit;
            count++;
        }

        if (count == 0 || seconds <= 0 || seconds > 3_153_600_000) return false;
        duration = TimeSpan.FromSeconds(seconds);
        return true;
    }

    // Nearly all numbers are short and whole.
    private static bool TryReadNumber(ReadOnlySpan<char> digits, out double number)
    {
        number = 0;
        if (digits.Length is 0 or > 9 || digits.IndexOf('.') >= 0) return double.TryParse(digits.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
        foreach (var digit in digits) number = number * 10 + (digit - '0');
        return true;
    }

    // A working day counts as a day: estimates are compared with each other, never with a calendar.
    private static double SecondsOf(ReadOnlySpan<char> unit)
    {
        if (unit.Length > LongestUnit) return 0;
        Span<char> lower = stackalloc char[unit.Length];
        for (var i = 0; i < unit.Length; i++) lower[i] = char.ToLowerInvariant(unit[i]);
        return SecondsOfLower(lower);
    }

    private static double SecondsOfLower(ReadOnlySpan<char> unit) => unit switch
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
