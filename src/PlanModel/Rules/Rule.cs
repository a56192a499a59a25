namespace PlanModel;

/// <summary>One rule of the catalogue that reads plans.</summary>
internal abstract class Rule
{
    /// <summary>The catalogue's entry.</summary>
    public abstract RuleDescriptor Descriptor { get; }

    /// <summary>Reports the faults of a plan.</summary>
    public abstract void Check(RuleContext context);
}
