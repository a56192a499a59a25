namespace PlanModel;

/// <summary>A plan with everything that is to be said of it.</summary>
public sealed class PlanReport
{
    internal PlanReport(BoundPlan plan, IReadOnlyList<Finding> findings)
    {
        Plan = plan;
        Findings = findings;
    }

    /// <summary>The plan with its references resolved.</summary>
    public BoundPlan Plan { get; }

    /// <summary>All findings that no comment suppresses, of every severity, ordered by place, then by rule.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The first finding with which no graph can run, whatever its configured severity: what PLAN0014 stands for.</summary>
    public Finding? FirstFault { get; internal set; }
}
