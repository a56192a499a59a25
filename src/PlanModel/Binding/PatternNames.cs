using PlanCore;

namespace PlanModel;

/// <summary>The patterns as plans and tools write them.</summary>
internal static class PatternNames
{
    /// <summary>As front matter and tools write it.</summary>
    public static string Of(PatternKind pattern) => pattern.ToString().ToLowerInvariant();

    public static bool TryParse(string text, out PatternKind pattern)
    {
        foreach (PatternKind kind in Enum.GetValues(typeof(PatternKind)))
        {
            if (!string.Equals(kind.ToString(), text.Trim(), StringComparison.OrdinalIgnoreCase)) continue;
            pattern = kind;
            return true;
        }

        pattern = default;
        return false;
    }
}
