namespace PlanRuntime;

/// <summary>What a failed verification in the background means for the phases after the one it verifies.</summary>
public enum VerifyFailure
{
    /// <summary>Their tasks that have not started are blocked; those that ran are reported as unverified. The default.</summary>
    Block,

    /// <summary>Nothing; it is only reported.</summary>
    Continue,

    /// <summary>As <see cref="Block"/>, and at the end the completed tasks of the verified phase and of later ones are compensated.</summary>
    Rollback,
}
