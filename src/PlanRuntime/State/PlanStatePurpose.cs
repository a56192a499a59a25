namespace PlanRuntime;

/// <summary>What somebody has the state of a plan for.</summary>
public enum PlanStatePurpose
{
    /// <summary>A run, which has it until it ends: others are refused at once.</summary>
    Run,

    /// <summary>An update, which has it for a moment: others wait.</summary>
    Update,
}
