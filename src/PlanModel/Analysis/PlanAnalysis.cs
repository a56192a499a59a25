namespace PlanModel;

/// <summary>Applies every rule to a plan.</summary>
public static class PlanAnalysis
{
    /// <summary>Resolves a plan and applies the rules.</summary>
    /// <param name="document">The plan as written.</param>
    /// <param name="options">What the project says of the file; nothing by default.</param>
    /// <param name="cancellationToken">Stops a long analysis.</param>
    /// <returns>The plan and its findings.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="document"/> is <see langword="null"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PlanReport Analyze(PlanDocument document, PlanFileOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (document is null) throw new ArgumentNullException(nameof(document));
        var plan = PlanBinder.Bind(document, options ?? PlanFileOptions.None, cancellationToken);
        var context = new RuleContext(plan, cancellationToken);
        foreach (var rule in RuleCatalog.PlanRules)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rule.Check(context);
        }

        return Report(plan, context.Findings);
    }

    /// <summary>The report of a plan file whose text cannot be had.</summary>
    /// <param name="path">The path that names the file.</param>
    /// <param name="reason">Why it cannot be read: "does not exist", "is a folder", "is not text".</param>
    /// <returns>An empty plan with one finding, PLAN0017.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static PlanReport Unreadable(string path, string reason)
    {
        if (path is null) throw new ArgumentNullException(nameof(path));
        if (reason is null) throw new ArgumentNullException(nameof(reason));
        var plan = PlanBinder.Bind(new PlanDocument(path, ""), PlanFileOptions.None, default);
        return Report(plan, [UnreadableFileRule.FindingFor(path, reason)]);
    }

    private static PlanReport Report(BoundPlan plan, List<Finding> findings)
    {
        findings.Sort(FindingOrder.Compare);
        Finding? firstFault = null;
        foreach (var finding in findings)
        {
            if (finding.Rule.StopsGraph && (firstFault is null || finding.Span.Start < firstFault.Span.Start)) firstFault = finding;
        }

        return new PlanReport(plan, Suppressions.Apply(plan.Document, findings)) { FirstFault = firstFault };
    }
}
