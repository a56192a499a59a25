namespace PlanModel;

/// <summary>Applies the fixes of many findings until none is left that mends something and does no harm.</summary>
/// <remarks>
/// Fixes are tried together, and halved where that does harm (group testing), so that a few bad ones among many cost a few analyses.
/// </remarks>
internal sealed class PlanMending
{
    /// <summary>A fix may uncover another fault; more rounds than this mean that two fixes chase each other.</summary>
    private const int MostRounds = 100;

    /// <summary>After so many fixes of a rule that would do harm, its others are not tried any more.</summary>
    private const int MostRefusals = 50;

    /// <summary>So many characters are analysed again at most: fifty times a plan of 10,000 tasks, and many thousand times one that people write.</summary>
    private const long MostRead = 40_000_000;

    private readonly Func<string, PlanReport> _analyze;
    private readonly Func<Finding, bool> _isWanted;
    private readonly string? _kind;
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _refusals = new(StringComparer.Ordinal);
    private readonly List<MendingRound> _rounds = [];
    private int _roundsBeforeRetry;
    private long _read;

    private PlanMending(PlanReport report, Func<string, PlanReport> analyze, Func<Finding, bool> isWanted, string? kind) =>
        (Report, _analyze, _isWanted, _kind) = (report, analyze, isWanted, kind);

    /// <summary>What is to be said of the mended text.</summary>
    public PlanReport Report { get; private set; }

    /// <summary>The mended text.</summary>
    public string Text => Report.Plan.Document.Text;

    /// <summary>Whether the plan is so large, and so much of it was tried, that other fixes were not.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>What was done, round by round; each starts from the text that the one before it made.</summary>
    public IReadOnlyList<MendingRound> Rounds => _rounds;

    /// <summary>The rules of which fixes were left out, because they would bring other findings; in order.</summary>
    public IEnumerable<string> Refused => _refusals.Keys.OrderBy(static rule => rule, StringComparer.Ordinal);

    /// <summary>Mends a plan.</summary>
    /// <param name="report">The plan and its findings.</param>
    /// <param name="analyze">Analyses the same file with another text.</param>
    /// <param name="isWanted">Which findings are mended.</param>
    /// <param name="kind">The kind of fix that is applied; the kind of each finding's best fix if <see langword="null"/>.</param>
    public static PlanMending Mend(PlanReport report, Func<string, PlanReport> analyze, Func<Finding, bool> isWanted, string? kind = null)
    {
        var mending = new PlanMending(report, analyze, isWanted, kind);
        while (mending._rounds.Count < MostRounds)
        {
            if (mending.MendRound()) continue;
            if (mending.IsCutShort) break;

            // What did harm at first may not do so after other fixes.
            if (mending._refused.Count == 0 || mending._rounds.Count == mending._roundsBeforeRetry) break;
            mending._roundsBeforeRetry = mending._rounds.Count;
            mending._refused.Clear();
            mending._refusals.Clear();
        }

        return mending;
    }

    private bool MendRound()
    {
        var round = new Trial();
        var left = Report.Findings.Where(f => f.Fixes.Count > 0 && _isWanted(f)).Select(f => (Finding: f, Fixes: OfKind(f))).ToList();
        for (var choice = 0; left.Count > 0; choice++)
        {
            left = left.Where(f => choice < f.Fixes.Count && !round.Mends(f.Finding)).ToList();
            Try(round, left.Select(f => new MendedFinding(f.Finding, f.Fixes[choice])).ToList());
        }

        if (round.Best is not { } best || best.Plan.Document.Text == Text) return false;
        _rounds.Add(new MendingRound(Report, round.Edits.InOrder.ToList(), round.Mended));
        Report = best;
        return true;
    }

    private List<PlanFix> OfKind(Finding finding)
    {
        var kind = _kind ?? finding.Fixes[0].Kind;
        return finding.Fixes.Where(fix => fix.Kind == kind).ToList();
    }

    /// <summary>Adds to a round what does no harm in it.</summary>
    private void Try(Trial round, List<MendedFinding> fixes)
    {
        var ranges = new Stack<(int Start, int Count)>();
        ranges.Push((0, fixes.Count));
        while (ranges.Count > 0)
        {
            var (start, count) = ranges.Pop();
            var added = fixes.GetRange(start, count).Where(f => MayBeTried(f) && round.TryAdd(f)).ToList();
            if (added.Count == 0) continue;
            if ((_read += Text.Length) > MostRead)
            {
                foreach (var fix in added) round.Remove(fix);
                IsCutShort = true;
                return;
            }

            var report = _analyze(round.Edits.ApplyTo(Text));
            if (FixEffect.IsGood(Report, report, round.Findings))
            {
                round.Best = report;
                continue;
            }

            foreach (var fix in added) round.Remove(fix);
            if (added.Count == 1)
            {
                Refuse(added[0]);
                continue;
            }

            ranges.Push((start + (count / 2), count - (count / 2)));
            ranges.Push((start, count / 2));
        }
    }

    private bool MayBeTried(MendedFinding fix) =>
        !_refused.Contains(KeyOf(fix)) && !(_refusals.TryGetValue(fix.Finding.Rule.Id, out var count) && count >= MostRefusals);

    private void Refuse(MendedFinding fix)
    {
        _refused.Add(KeyOf(fix));
        _refusals.TryGetValue(fix.Finding.Rule.Id, out var count);
        _refusals[fix.Finding.Rule.Id] = count + 1;
    }

    /// <summary>Tells fixes apart although other fixes move them: by the line they stand on.</summary>
    private string KeyOf(MendedFinding fix)
    {
        var document = Report.Plan.Document;
        var line = document.Lines.LineOf(fix.Finding.Span.Start);
        return $"{fix.Finding.Rule.Id}\n{fix.Fix.Title}\n{document.TextOf(TextSpan.FromBounds(document.Lines.StartOf(line), document.Lines.StartOf(line + 1)))}";
    }

    /// <summary>The fixes that are tried together.</summary>
    private sealed class Trial
    {
        private readonly HashSet<string> _newIds = new(StringComparer.OrdinalIgnoreCase);
        private readonly HashSet<Finding> _findings = new(ReferenceComparer.Instance);

        public DisjointEdits Edits { get; } = new();

        public List<MendedFinding> Mended { get; } = [];

        public IReadOnlyCollection<Finding> Findings => _findings;

        /// <summary>The report after all that was found good.</summary>
        public PlanReport? Best { get; set; }

        public bool Mends(Finding finding) => _findings.Contains(finding);

        public bool TryAdd(MendedFinding fix)
        {
            if (fix.Fix.NewId is { } id && _newIds.Contains(id)) return false;
            if (!Edits.TryAdd(fix.Fix.Edits)) return false;
            if (fix.Fix.NewId is { } taken) _newIds.Add(taken);
            _findings.Add(fix.Finding);
            Mended.Add(fix);
            return true;
        }

        public void Remove(MendedFinding fix)
        {
            Edits.Remove(fix.Fix.Edits);
            if (fix.Fix.NewId is { } id) _newIds.Remove(id);
            _findings.Remove(fix.Finding);
            Mended.Remove(fix);
        }
    }

    private sealed class ReferenceComparer : IEqualityComparer<Finding>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(Finding? x, Finding? y) => ReferenceEquals(x, y);

        public int GetHashCode(Finding finding) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(finding);
    }
}

/// <summary>Fixes that were applied to one text together.</summary>
/// <param name="Before">The plan before them.</param>
/// <param name="Edits">All edits in the order of the text.</param>
/// <param name="Mended">The findings with their fixes.</param>
internal sealed record MendingRound(PlanReport Before, IReadOnlyList<TextEdit> Edits, IReadOnlyList<MendedFinding> Mended);

/// <summary>A finding and the fix that mends it.</summary>
internal sealed record MendedFinding(Finding Finding, PlanFix Fix);
