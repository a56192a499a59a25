using PlanModel;
using PlanTool.Check;
using PlanTool.Files;

namespace PlanTool.Fix;

/// <summary>Applies the fixes of a plan's findings until none is left.</summary>
internal sealed class PlanFixer
{
    /// <summary>A fix may uncover another fault, and ids are given one a round; more rounds than this mean that two fixes chase each other.</summary>
    private const int MostRounds = 200;

    private static readonly string[] NamingRules = ["PLAN0001", "PLAN0006"];

    private readonly LoadedPlan _plan;
    private readonly HashSet<string> _rules;
    private readonly HashSet<string> _refused = new(StringComparer.OrdinalIgnoreCase);
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

    /// <summary>The rules whose fixes would have brought other findings and were left out, in order.</summary>
    public IEnumerable<string> Refused => _refused.Order(StringComparer.Ordinal);

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

    /// <summary>Applies all fixes that can go together; where that does more harm than good, those of one rule.</summary>
    private bool ApplyRound(CancellationToken cancellationToken)
    {
        var findings = Report.Findings.Where(IsSelected).ToList();
        if (TryApply(findings, cancellationToken)) return true;
        foreach (var rule in findings.GroupBy(finding => finding.Rule.Id).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            if (TryApply([.. rule], cancellationToken)) return true;
            _refused.Add(rule.Key);
        }

        return false;
    }

    private bool TryApply(List<Finding> findings, CancellationToken cancellationToken)
    {
        var taken = new DisjointEdits();
        var newIds = new HashSet<string>(StringComparer.Ordinal);
        var chosen = findings.Where(finding => IsFirstOfItsId(finding, newIds) && taken.TryAdd(finding.Fixes[0].Edits)).ToList();
        if (chosen.Count == 0) return false;
        var text = taken.ApplyTo(Text);
        if (text == Text) return false;
        var report = _plan.With(_plan.Content, text, cancellationToken).Report;
        if (IsWorse(report, Report)) return false;
        var document = Report.Plan.Document;
        _applied.AddRange(chosen.Select(finding => new AppliedFix(Place.Of(document, finding.Span), finding.Rule, finding.Fixes[0].Title)));
        Trace = Trace.After(Text, taken.InOrder);
        (Text, Report) = (text, report);
        return true;
    }

    /// <summary>Fixes that give a task an id all offer the next free one, so only one of them goes into a round.</summary>
    private static bool IsFirstOfItsId(Finding finding, HashSet<string> newIds) =>
        !NamingRules.Contains(finding.Rule.Id) || newIds.Add(finding.Fixes[0].Title);

    /// <summary>A plan is never left with more errors than it had, nor with as many and more warnings.</summary>
    private static bool IsWorse(PlanReport now, PlanReport before)
    {
        var errors = Count(now, Severity.Error) - Count(before, Severity.Error);
        return errors > 0 || (errors == 0 && Count(now, Severity.Warning) > Count(before, Severity.Warning));
    }

    private bool IsSelected(Finding finding) => finding.Fixes.Count > 0 && !_refused.Contains(finding.Rule.Id)
        && (_rules.Count == 0 ? finding.DefaultSeverity != Severity.Hidden : _rules.Contains(finding.Rule.Id));

    private static int Count(PlanReport report, Severity severity) => report.Findings.Count(finding => finding.DefaultSeverity == severity);
}

/// <summary>One fix that was applied.</summary>
/// <param name="Place">Where the finding stood when it was fixed.</param>
/// <param name="Rule">The rule that found it.</param>
/// <param name="Title">What was done.</param>
internal sealed record AppliedFix(Place Place, RuleDescriptor Rule, string Title);
