namespace PlanModel;

/// <summary>Compares words with known ones.</summary>
internal static class Spelling
{
    /// <summary>The known word that is one edit away (a letter added, dropped, changed, or two swapped), or <see langword="null"/>.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        string? nearest = null;
        foreach (var candidate in known)
        {
            if (IsOneEdit(word, candidate) && (nearest is null || string.CompareOrdinal(candidate, nearest) < 0)) nearest = candidate;
        }

        return nearest;
    }

    /// <summary>Whether two different words are one edit apart, in any case.</summary>
    public static bool IsOneEdit(string left, string right)
    {
        if (left.Length > right.Length) (left, right) = (right, left);
        if (right.Length - left.Length > 1) return false;
        var start = 0;
        while (start < left.Length && Same(left[start], right[start])) start++;
        var end = 0;
        while (end < left.Length - start && Same(left[left.Length - 1 - end], right[right.Length - 1 - end])) end++;
        var leftRest = left.Length - start - end;
        var rightRest = right.Length - start - end;
        if (rightRest == 0) return false;
        return rightRest == 1 || (leftRest == 2 && rightRest == 2 && Same(left[start], right[start + 1]) && Same(left[start + 1], right[start]));
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
