namespace PlanTool;

/// <summary>What the process tells the script that called it.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Fine = 0;

    /// <summary>A plan has errors, or a run failed.</summary>
    public const int Faults = 1;

    /// <summary>The command line cannot be understood.</summary>
    public const int Usage = 2;
}
