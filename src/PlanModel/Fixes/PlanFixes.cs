namespace PlanModel;

/// <summary>The fixes that editors offer: those of a finding that mend it and do no harm elsewhere.</summary>
public static class PlanFixes
{
    /// <summary>The ids of the rules whose findings may carry fixes, in order.</summary>
    public static IReadOnlyList<string> Rules { get; } =
    [
        "PLAN0001", "PLAN0005", "PLAN0006", "PLAN0009", "PLAN0011", "PLAN0015", "PLAN0016",
        "PLAN1001", "PLAN1002", "PLAN1003", "PLAN1004", "PLAN1005", "PLAN1006", "PLAN1007",
        "PLAN2001", "PLAN2002", "PLAN2004", "PLAN3002", "PLAN3004",
    ];

    /// <summary>Tries the fixes of a finding.</summary>
    /// <param name="report">The report that the finding is part of.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="cancellationToken">Stops a long analysis.</param>
    /// <returns>The fixes after which the finding is gone and no other above hidden has come, the best one first.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<PlanFix> For(PlanReport report, Finding finding, CancellationToken cancellationToken = default)
    {
        if (report is null) throw new ArgumentNullException(nameof(report));
        if (finding is null) throw new ArgumentNullException(nameof(finding));
        return finding.Fixes.Where(fix => FixEffect.IsGood(report, After(report, fix, cancellationToken), [finding])).ToList();
    }

    /// <summary>The report of a plan after a fix.</summary>
    internal static PlanReport After(PlanReport report, PlanFix fix, CancellationToken cancellationToken) =>
        WithText(report, fix.ApplyTo(report.Plan.Document.Text), cancellationToken);

    /// <summary>The report of the same file with another text.</summary>
    internal static PlanReport WithText(PlanReport report, string text, CancellationToken cancellationToken) =>
        PlanAnalysis.Analyze(PlanParser.Parse(report.Plan.Document.Path, text, cancellationToken), report.Plan.Options, cancellationToken);
}
