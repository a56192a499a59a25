namespace PlanCore;

/// <summary>What a run asks of the lowering; what is <see langword="null"/> is as the plan says.</summary>
internal sealed class LoweringOptions
{
    public PatternKind? Pattern { get; init; }

    public bool? IgnorePhases { get; init; }

    /// <summary>In percent.</summary>
    public int? PhaseThreshold { get; init; }

    public int? BatchSize { get; init; }

    /// <summary>Remember the cause of each edge, for messages.</summary>
    public bool KeepOrigins { get; init; }

    /// <summary>The most overlapping pairs of files to look for; what is built to run needs them all.</summary>
    public int MostOverlaps { get; init; } = int.MaxValue;

    public const int DefaultLimit = 5;

    public const int PipelineThreshold = 80;

    /// <summary>Three below ten tasks, four up to thirty, five above.</summary>
    public static int BatchSizeFor(int tasks) => tasks < 10 ? 3 : tasks <= 30 ? 4 : 5;
}
