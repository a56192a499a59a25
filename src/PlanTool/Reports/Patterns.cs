using PlanCore;

namespace PlanTool.Reports;

/// <summary>The patterns as they are written in plans, options and answers.</summary>
internal static class Patterns
{
    /// <summary>All patterns in the order in which they are listed.</summary>
    public static IReadOnlyList<PatternKind> All { get; } =
        [PatternKind.Auto, PatternKind.Independent, PatternKind.Dag, PatternKind.Batched, PatternKind.Pipeline, PatternKind.Hybrid];

    public static string Of(PatternKind pattern) => pattern.ToString().ToLowerInvariant();
}
