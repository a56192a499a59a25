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

/// <summary>A range of ids that differ in the number of their last segment: <c>1.1-1.4</c>, <c>T001-T004</c>.</summary>
/// <param name="Prefix">What both ends share, in the spelling of the first.</param>
/// <param name="First">The first number.</param>
/// <param name="Last">The last number; smaller than the first where the range runs backwards.</param>
/// <param name="Digits">The least number of digits, where the ends are padded with zeros.</param>
internal readonly record struct IdRange(string Prefix, int First, int Last, int Digits)
{
    /// <summary>The most ids that a range may stand for.</summary>
    public const int MaxCount = 1000;

    /// <summary>What the ends say of each other.</summary>
    public RangeForm Form => Last < First ? RangeForm.Reversed : Last - First >= MaxCount ? RangeForm.Huge : RangeForm.Ascending;

    /// <summary>Reads two ends; <see langword="false"/> if they differ in more than the last number.</summary>
    public static bool TryParse(string first, string last, out IdRange range)
    {
        range = default;
        var (a, b) = (StartOfNumber(first), StartOfNumber(last));
        if (a == first.Length || b == last.Length) return false;
        if (a != b || string.Compare(first, 0, last, 0, a, StringComparison.OrdinalIgnoreCase) != 0) return false;
        if (!int.TryParse(first.Substring(a), NumberStyles.None, CultureInfo.InvariantCulture, out var low)) return false;
        if (!int.TryParse(last.Substring(b), NumberStyles.None, CultureInfo.InvariantCulture, out var high)) return false;
        var padded = first.Length - a > 1 && first[a] == '0';
        range = new IdRange(first.Substring(0, a), low, high, padded ? first.Length - a : 1);
        return true;
    }

    /// <summary>Tells what the two ends of a range say.</summary>
    public static RangeForm FormOf(string first, string last) => TryParse(first, last, out var range) ? range.Form : RangeForm.Across;

    /// <summary>Names every id of an ascending range; other ranges stand for their two ends.</summary>
    public static List<string> Expand(string first, string last)
    {
        var ids = new List<string>();
        if (TryParse(first, last, out var range) && range.Form == RangeForm.Ascending)
        {
            for (var number = range.First; number <= range.Last; number++) ids.Add(range.IdOf(number));
        }
        else
        {
            ids.Add(first);
            if (!string.Equals(first, last, StringComparison.OrdinalIgnoreCase)) ids.Add(last);
        }

        return ids;
    }

    /// <summary>The id with a number of the range.</summary>
    public string IdOf(int number) => Prefix + number.ToString("D" + Digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static int StartOfNumber(string id)
    {
        var at = id.Length;
        while (at > 0 && id[at - 1] is >= '0' and <= '9') at--;
        return at;
    }
}
