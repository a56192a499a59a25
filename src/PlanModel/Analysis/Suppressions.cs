namespace PlanModel;

/// <summary>Applies the suppression comments of a plan.</summary>
internal static class Suppressions
{
    private const int WholeFile = -1;

    /// <summary>Leaves out what a comment suppresses.</summary>
    public static IReadOnlyList<Finding> Apply(PlanDocument document, List<Finding> findings)
    {
        if (document.Suppressions.Count == 0) return findings;
        // Whether the comments of a rule that hold for a line, or for the file, suppress anything.
        var used = new Dictionary<(string Rule, int Line), bool>();
        foreach (var suppression in document.Suppressions) used[KeyOf(suppression)] = false;
        var kept = new List<Finding>(findings.Count);
        foreach (var finding in findings)
        {
            var rule = finding.Rule.Id.ToUpperInvariant();
            var isSuppressed = Use(used, (rule, document.Lines.LineOf(finding.Span.Start))) | Use(used, (rule, WholeFile));
            if (!isSuppressed) kept.Add(finding);
        }

        var unneeded = kept.Count;
        foreach (var suppression in document.Suppressions)
        {
            if (!used[KeyOf(suppression)]) kept.Add(UnneededSuppressionRule.FindingFor(suppression));
        }

        if (kept.Count > unneeded) kept.Sort(FindingOrder.Compare);
        return kept;
    }

    private static (string Rule, int Line) KeyOf(SuppressionDeclaration suppression) =>
        (suppression.RuleId.ToUpperInvariant(), suppression.IsForFile ? WholeFile : suppression.HoldsForLine);

    private static bool Use(Dictionary<(string Rule, int Line), bool> used, (string Rule, int Line) key)
    {
        if (!used.ContainsKey(key)) return false;
        return used[key] = true;
    }
}
