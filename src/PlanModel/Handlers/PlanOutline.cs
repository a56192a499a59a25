using PlanCore;

namespace PlanModel;

/// <summary>A plan without places: all that generated code depends on, equal to another plan that means the same.</summary>
/// <remarks>Moving a plan's lines gives an equal outline, so that nothing is generated again.</remarks>
internal sealed record PlanOutline
{
    /// <summary>The class's name.</summary>
    public required string Name { get; init; }

    /// <summary>The class's namespace, or an empty string.</summary>
    public required string Namespace { get; init; }

    /// <summary>The file's path as messages name it: relative to the project, with slashes.</summary>
    public required string Source { get; init; }

    /// <summary>The plan's own title, or an empty string.</summary>
    public string Title { get; init; } = "";

    /// <summary>Whether no graph can run.</summary>
    public bool IsFaulty { get; init; }

    public EquatableArray<PhaseOutline> Phases { get; init; }

    public EquatableArray<TaskOutline> Tasks { get; init; }

    public EquatableArray<EdgeOutline> Dependencies { get; init; }

    public EquatableArray<EquatableArray<int>> SequentialGroups { get; init; }

    public EquatableArray<EquatableArray<int>> ParallelPhases { get; init; }

    public EquatableArray<OpeningOutline> Openings { get; init; }

    public EquatableArray<EarlyOutline> EarlyTasks { get; init; }

    public EquatableArray<PairOutline> ConcurrentVerifications { get; init; }

    public EquatableArray<PairOutline> Verifications { get; init; }

    public EquatableArray<FileOutline> Files { get; init; }

    public DefaultsOutline Defaults { get; init; } = new(null, false, null, null, null, null, null, null);

    /// <summary>What hard edges guarantee under every pattern; the ground of the rules on results.</summary>
    public ReachOutline Reach { get; init; } = ReachOutline.None;

    /// <summary>The class's name with its namespace.</summary>
    public string FullName => Namespace.Length == 0 ? Name : Namespace + "." + Name;
}

internal sealed record PhaseOutline(string Id, string Title, bool InDocumentOrder, bool DeclaresOpening, PatternKind? Pattern);

/// <summary>One task; times in milliseconds, -1 or null where the plan says nothing.</summary>
internal sealed record TaskOutline(string Id, string Title, string Description, int Phase, int Parent, TaskFlags Flags, int Priority, long Estimate)
{
    public char Mark { get; init; } = ' ';

    public long? Timeout { get; init; }

    public int? Retries { get; init; }

    public string? Command { get; init; }

    public bool UsesShell { get; init; }

    /// <summary>The criteria of a verification that are commands.</summary>
    public EquatableArray<string> Criteria { get; init; }

    public EquatableArray<string> Tags { get; init; }

    public bool IsDone => (Flags & TaskFlags.Done) != 0;
}

internal sealed record EdgeOutline(int Task, int On, EdgeOrigin Origin);

internal sealed record OpeningOutline(int Phase, int OnPhase, int Percent, EquatableArray<int> OnTasks);

internal sealed record EarlyOutline(EquatableArray<int> Tasks, EquatableArray<int> OnTasks);

/// <summary>Two indices: a phase and what it runs beside, or a verification and what it verifies.</summary>
internal sealed record PairOutline(int First, int Second);

internal sealed record FileOutline(int Task, string Path, bool Writes);

internal sealed record DefaultsOutline(PatternKind? Pattern, bool IgnorePhases, int? PhaseThreshold, int? BatchSize, int? MaxParallelism, int? MaxPhases, int? MaxAttempts, long? Timeout);

/// <summary>The hard edges that hold in every pattern, turned round: for each node, what it waits for.</summary>
/// <param name="Offsets">The edges of node n are Sources[Offsets[n]] to Sources[Offsets[n + 1] - 1].</param>
/// <param name="Sources">Tasks, and above them joins.</param>
internal sealed record ReachOutline(EquatableArray<int> Offsets, EquatableArray<int> Sources)
{
    public static ReachOutline None { get; } = new(EquatableArray.Of(0), default);
}
