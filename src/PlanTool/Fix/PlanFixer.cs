using PlanModel;
using PlanTool.Check;
using PlanTool.Files;

namespace PlanTool.Fix;

/// <summary>Applies the fixes of a plan's findings until none is left.</summary>
internal sealed class PlanFixer
{
    /// <summary>A fix may uncover another fault; more rounds than this mean that two of them chase each other.</summary>
    private const int MostRounds = 10;

    private readonly LoadedPlan _plan;
    private readonly HashSet<string> _rules;
    private readonly List<AppliedFix> _applied = [];

    private PlanFixer(LoadedPlan plan, IEnumerable<string> rules)
    {
        _plan = plan;
        _rules = new HashSet<string>(rules, StringComparer.OrdinalIgnoreCase);
        (Text, Report) = (plan.Content.Text!, plan.Report);
        Trace = new LineTrace(Text);
    }

    /// <summary>The text with the fixes in it.</summary>
    public string Text { get; private set; }

    /// <summary>What is to be said of it.</summary>
    public PlanReport Report { get; private set; }

    /// <summary>Which of its lines are new.</summary>
    public LineTrace Trace { get; private set; }

    /// <summary>The fixes in the order in which they were applied.</summary>
    public IReadOnlyList<AppliedFix> Applied => _applied;

    /// <param name="plan">A plan that was read.</param>
    /// <param name="rules">The rules whose findings are fixed; every rule that reports by default if there are none.</param>
    /// <param name="cancellationToken">Stops a long analysis.</param>
    public static PlanFixer Apply(LoadedPlan plan, IReadOnlyCollection<string> rules, CancellationToken cancellationToken)
    {
        var fixer = new PlanFixer(plan, rules);
        for (var round = 0; round < MostRounds && fixer.ApplyRound(cancellationToken); round++)
        {
        }

        return fixer;
    }

    private bool ApplyRound(CancellationToken cancellationToken)
    {
        var taken = new DisjointEdits();
        var chosen = Report.Findings.Where(IsSelected).Where(finding => taken.TryAdd(finding.Fixes[0].Edits)).ToList();
        if (chosen.Count == 0) return false;
        var text = taken.ApplyTo(Text);
        if (text == Text) return false;
        var report = _plan.With(_plan.Content, text, cancellationToken).Report;

        // A plan is never left with more errors than it had.
        if (Errors(report) > Errors(Report)) return false;
        var document = Report.Plan.Document;
        _applied.AddRange(chosen.Select(finding => new AppliedFix(Place.Of(document, finding.Span), finding.Rule, finding.Fixes[0].Title)));
        Trace = Trace.After(Text, taken.InOrder);
        (Text, Report) = (text, report);
        return true;
    }

    private bool IsSelected(Finding finding) => finding.Fixes.Count > 0
        && (_rules.Count == 0 ? finding.DefaultSeverity != Severity.Hidden : _rules.Contains(finding.Rule.Id));

    private static int Errors(PlanReport report) => report.Findings.Count(finding => finding.DefaultSeverity == Severity.Error);
}

/// <summary>One fix that was applied.</summary>
/// <param name="Place">Where the finding stood when it was fixed.</param>
/// <param name="Rule">The rule that found it.</param>
/// <param name="Title">What was done.</param>
internal sealed record AppliedFix(Place Place, RuleDescriptor Rule, string Title);
