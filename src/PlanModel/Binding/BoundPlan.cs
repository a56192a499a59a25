namespace PlanModel;

/// <summary>A plan whose references are resolved.</summary>
public sealed class BoundPlan
{
    internal BoundPlan(PlanDocument document) => Document = document;

    /// <summary>The plan as written.</summary>
    public PlanDocument Document { get; }
}
