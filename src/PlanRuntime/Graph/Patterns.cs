using PlanCore;

namespace PlanRuntime;

/// <summary>The public names of the core's patterns and back.</summary>
internal static class Patterns
{
    public static PlanPattern Public(PatternKind kind) => (PlanPattern)kind;

    public static PatternKind Kind(PlanPattern pattern) => pattern is >= PlanPattern.Auto and <= PlanPattern.Hybrid
        ? (PatternKind)pattern
        : throw new ArgumentOutOfRangeException(nameof(pattern), pattern, "The pattern is none of PlanPattern's values.");
}
