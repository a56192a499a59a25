namespace PlanModel;

/// <summary>What edits do to the findings of a plan.</summary>
internal static class FixEffect
{
    /// <summary>Whether the mended findings are gone and no other came; findings are told apart by rule and by the text they point at.</summary>
    /// <remarks>Hidden findings of other rules do not count: that a dependency is now implied by the one just written is no harm.</remarks>
    public static bool IsGood(PlanReport before, PlanReport after, IReadOnlyCollection<Finding> mended)
    {
        var allowed = new Dictionary<(string Rule, string Text), int>();
        foreach (var finding in before.Findings) Count(allowed, KeyOf(before, finding), 1);
        foreach (var finding in mended) Count(allowed, KeyOf(before, finding), -1);
        var rules = new HashSet<string>(mended.Select(static f => f.Rule.Id), StringComparer.Ordinal);
        foreach (var finding in after.Findings)
        {
            if (Count(allowed, KeyOf(after, finding), -1) < 0 && (finding.DefaultSeverity > Severity.Hidden || rules.Contains(finding.Rule.Id))) return false;
        }

        return true;
    }

    private static (string Rule, string Text) KeyOf(PlanReport report, Finding finding) => (finding.Rule.Id, report.Plan.Document.TextOf(finding.Span));

    private static int Count(Dictionary<(string, string), int> counts, (string, string) key, int change)
    {
        counts.TryGetValue(key, out var count);
        return counts[key] = count + change;
    }
}
