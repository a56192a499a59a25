using PlanModel;
using PlanTool.Check;
using PlanTool.Files;

namespace PlanTool.Fix;

/// <summary>Mends a plan file, and remembers what was done for whoever reads it.</summary>
internal sealed class PlanFixer
{
    private PlanFixer(PlanMending mending)
    {
        (Text, Report, Refused, IsCutShort) = (mending.Text, mending.Report, mending.Refused, mending.IsCutShort);
        Trace = new LineTrace(mending.Rounds.Count == 0 ? mending.Text : mending.Rounds[0].Before.Plan.Document.Text);
        foreach (var round in mending.Rounds) Trace = Trace.After(round.Before.Plan.Document.Text, round.Edits);
        Applied = [.. mending.Rounds.SelectMany(round => round.Mended.Select(mended => new AppliedFix(Place.Of(round.Before.Plan.Document, mended.Finding.Span), mended.Finding.Rule, mended.Fix.Title)))];
    }

    /// <summary>The text with the fixes in it.</summary>
    public string Text { get; }

    /// <summary>What is to be said of it.</summary>
    public PlanReport Report { get; }

    /// <summary>Which of its lines are new.</summary>
    public LineTrace Trace { get; }

    /// <summary>The fixes in the order in which they were applied.</summary>
    public IReadOnlyList<AppliedFix> Applied { get; }

    /// <summary>The rules of which fixes would have brought other findings and were left out, in order.</summary>
    public IEnumerable<string> Refused { get; }

    /// <summary>Whether other fixes were not tried, because the plan is large.</summary>
    public bool IsCutShort { get; }

    /// <param name="plan">A plan that was read.</param>
    /// <param name="rules">The rules whose findings are fixed; every rule that reports by default if there are none.</param>
    /// <param name="cancellationToken">Stops a long analysis.</param>
    public static PlanFixer Apply(LoadedPlan plan, IReadOnlyCollection<string> rules, CancellationToken cancellationToken)
    {
        var wanted = new HashSet<string>(rules, StringComparer.OrdinalIgnoreCase);
        return new PlanFixer(PlanMending.Mend(
            plan.Report,
            text => plan.With(plan.Content, text, cancellationToken).Report,
            finding => wanted.Count == 0 ? finding.DefaultSeverity != Severity.Hidden : wanted.Contains(finding.Rule.Id)));
    }
}

/// <summary>One fix that was applied.</summary>
/// <param name="Place">Where the finding stood when it was fixed.</param>
/// <param name="Rule">The rule that found it.</param>
/// <param name="Title">What was done.</param>
internal sealed record AppliedFix(Place Place, RuleDescriptor Rule, string Title);
