namespace PlanRuntime;

/// <summary>How many letters two ids differ by.</summary>
internal static class EditDistance
{
    /// <param name="a">One id.</param>
    /// <param name="b">The other.</param>
    /// <param name="limit">What is as far apart as this or farther is not counted exactly.</param>
    public static int Between(string a, string b, int limit)
    {
        // Hostile ids may be long; what is that far apart is never suggested.
        if (Math.Abs(a.Length - b.Length) >= limit || a.Length > 64) return limit;
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                var value = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + cost);
                (diagonal, row[j]) = (row[j], value);
            }
        }

        return row[b.Length];
    }
}
