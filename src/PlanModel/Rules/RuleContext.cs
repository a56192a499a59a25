namespace PlanModel;

/// <summary>What rules read and where they report.</summary>
internal sealed class RuleContext(BoundPlan plan, CancellationToken cancellationToken)
{
    private PlanProof? _proof;

    public BoundPlan Plan { get; } = plan;

    public PlanDocument Document => Plan.Document;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public List<Finding> Findings { get; } = [];

    /// <summary>What the plan's graph proves; made once for all rules.</summary>
    public PlanProof Proof => _proof ??= new PlanProof(Plan, CancellationToken);

    public void Report(RuleDescriptor rule, TextSpan span, string message) => Findings.Add(new Finding(rule, span, message));

    public void Report(Finding finding) => Findings.Add(finding);

    /// <summary>The line of a place as people count it.</summary>
    public int LineOf(TextSpan span) => Document.Lines.LineOf(span.Start) + 1;
}
