namespace PlanModel;

/// <summary>Applies the suppression comments of a plan.</summary>
internal static class Suppressions
{
    /// <summary>Leaves out what a comment suppresses.</summary>
    public static IReadOnlyList<Finding> Apply(PlanDocument document, List<Finding> findings)
    {
        if (document.Suppressions.Count == 0) return findings;
        var used = new bool[document.Suppressions.Count];
        var kept = new List<Finding>(findings.Count);
        foreach (var finding in findings)
        {
            if (!IsSuppressed(document, finding, used)) kept.Add(finding);
        }

        var unneeded = kept.Count;
        for (var s = 0; s < used.Length; s++)
        {
            if (!used[s]) kept.Add(UnneededSuppressionRule.FindingFor(document.Suppressions[s]));
        }

        if (kept.Count > unneeded) kept.Sort(FindingOrder.Compare);
        return kept;
    }

    private static bool IsSuppressed(PlanDocument document, Finding finding, bool[] used)
    {
        var suppressed = false;
        var line = document.Lines.LineOf(finding.Span.Start);
        for (var s = 0; s < used.Length; s++)
        {
            var suppression = document.Suppressions[s];
            if (!string.Equals(suppression.RuleId, finding.Rule.Id, StringComparison.OrdinalIgnoreCase)) continue;
            if (!suppression.IsForFile && suppression.HoldsForLine != line) continue;
            used[s] = true;
            suppressed = true;
        }

        return suppressed;
    }
}
