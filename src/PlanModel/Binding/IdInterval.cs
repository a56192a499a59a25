using System.Globalization;

namespace PlanModel;

/// <summary>A range of ids that differ in the number of their last segment: <c>1.1-1.4</c>, <c>T001-T004</c>.</summary>
/// <param name="Prefix">What both ends share, in the spelling of the first.</param>
/// <param name="First">The first number.</param>
/// <param name="Last">The last number; smaller than the first where the range runs backwards.</param>
/// <param name="Digits">The least number of digits, where the ends are padded with zeros.</param>
internal readonly record struct IdInterval(string Prefix, int First, int Last, int Digits)
{
    /// <summary>Reads two ends; <see langword="false"/> if they differ in more than the last number.</summary>
    public static bool TryParse(string first, string last, out IdInterval range)
    {
        range = default;
        var (a, b) = (StartOfNumber(first), StartOfNumber(last));
        if (a == first.Length || b == last.Length) return false;
        if (a != b || string.Compare(first, 0, last, 0, a, StringComparison.OrdinalIgnoreCase) != 0) return false;
        if (!int.TryParse(first.Substring(a), NumberStyles.None, CultureInfo.InvariantCulture, out var low)) return false;
        if (!int.TryParse(last.Substring(b), NumberStyles.None, CultureInfo.InvariantCulture, out var high)) return false;
        var padded = first.Length - a > 1 && first[a] == '0';
        range = new IdInterval(first.Substring(0, a), low, high, padded ? first.Length - a : 1);
        return true;
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
