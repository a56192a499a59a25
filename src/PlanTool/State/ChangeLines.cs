using PlanRuntime;
using PlanTool.Run;

namespace PlanTool.State;

/// <summary>Says what was edited in a plan since it was recorded, what that means, and at which line.</summary>
internal static class ChangeLines
{
    public static IEnumerable<string> Of(RunnablePlan plan, PlanChanges changes, bool rerunsStale)
    {
        foreach (var change in changes.Changed) yield return $"{At(plan, change)}{change.Id} changed{Former(change)} and runs again";
        foreach (var change in changes.New) yield return $"{At(plan, change)}{change.Id} {change.Title} is new";
        foreach (var change in changes.Removed) yield return $"{change.Id} {change.Title} is not in the plan any more";
        foreach (var change in changes.PossiblyStale)
        {
            yield return $"{At(plan, change)}{change.Id} {change.Title} rests on {change.Because?.Id}, which changed, {(rerunsStale ? "and runs again" : "and is kept; 'run --rerun-stale' runs it again")}";
        }
    }

    private static string At(RunnablePlan plan, PlanTaskChange change) => change.Line is { } line ? $"{plan.File}({line}): " : "";

    private static string Former(PlanTaskChange change) => change.FormerTitle is { } former && former != change.Title ? $" from '{former}' to '{change.Title}'" : $" ({change.Title})";
}
