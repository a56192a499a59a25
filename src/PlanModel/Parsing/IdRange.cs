using System.Globalization;

namespace PlanModel;

/// <summary>What the two ends of an id range say.</summary>
internal enum RangeForm
{
    /// <summary>The ends differ in the last number only, and the first is not behind the last.</summary>
    Ascending,

    /// <summary>The last end stands before the first.</summary>
    Reversed,

    /// <summary>More ids than the language allows.</summary>
    Huge,

    /// <summary>The ends differ in more than the last number.</summary>
    Across,
}

/// <summary>A range of ids whose last number varies: <c>1.1-1.4</c>, <c>T001-T004</c>.</summary>
internal static class IdRange
{
    /// <summary>The most ids that a range may stand for.</summary>
    public const int MaxCount = 1000;

    /// <summary>Tells what the two ends of a range say.</summary>
    public static RangeForm FormOf(string first, string last)
    {
        var from = LastNumber(first, out var fromPrefix);
        var to = LastNumber(last, out var toPrefix);
        if (!string.Equals(fromPrefix, toPrefix, StringComparison.OrdinalIgnoreCase)) return RangeForm.Across;
        if (from < 0 || to < 0) return RangeForm.Across;
        if (to < from) return RangeForm.Reversed;
        return to - from >= MaxCount ? RangeForm.Huge : RangeForm.Ascending;
    }

    /// <summary>Names every id of an ascending range; other ranges stand for their two ends.</summary>
    public static List<string> Expand(string first, string last)
    {
        if (FormOf(first, last) != RangeForm.Ascending) return string.Equals(first, last, StringComparison.OrdinalIgnoreCase) ? [first] : [first, last];
        var from = LastNumber(first, out var prefix);
        var to = LastNumber(last, out _);
        var width = first.Length - prefix.Length;
        var format = width > 1 && first[prefix.Length] == '0' ? new string('0', width) : "0";
        var ids = new List<string>();
        for (var number = from; number <= to; number++) ids.Add(prefix + number.ToString(format, CultureInfo.InvariantCulture));
        return ids;
    }

    // -1 where the id does not end in a number that fits.
    private static long LastNumber(string id, out string prefix)
    {
        var start = id.Length;
        while (start > 0 && id[start - 1] is >= '0' and <= '9') start--;
        prefix = id.Substring(0, start);
        return id.Length - start is > 0 and <= 18 ? long.Parse(id.Substring(start), CultureInfo.InvariantCulture) : -1;
    }
}
