namespace PlanCore;

/// <summary>A plan as data, neutral to patterns: what was declared, with every reference resolved to an index.</summary>
/// <remarks><see cref="Lowering"/> turns tables plus a pattern into constraints.</remarks>
internal sealed class PlanTables
{
    public string Name { get; init; } = "";

    public PhaseRow[] Phases { get; init; } = [];

    public TaskRow[] Tasks { get; init; } = [];

    /// <summary>Declared dependencies, ranges and phases expanded.</summary>
    public DependencyRows Dependencies { get; init; } = DependencyRows.None;

    /// <summary>Groups of tasks that run one at a time, each in the order of the run.</summary>
    public int[][] SequentialGroups { get; init; } = [];

    /// <summary>Groups of phases that open together, each in document order.</summary>
    public int[][] ParallelPhases { get; init; } = [];

    /// <summary>What a phase with a declared opening waits for.</summary>
    public OpeningRow[] Openings { get; init; } = [];

    /// <summary>Tasks that open before their phase does.</summary>
    public EarlyRow[] EarlyTasks { get; init; } = [];

    /// <summary>Phases that do not wait for the verification of an earlier one.</summary>
    public ConcurrentRow[] ConcurrentVerifications { get; init; } = [];

    /// <summary>The phases that tasks flagged as verification verify; a verification of a task has a dependency instead.</summary>
    public VerificationRow[] Verifications { get; init; } = [];

    /// <summary>Declared files; at run time they exclude each other.</summary>
    public FileRow[] Files { get; init; } = [];

    public PlanDefaults Defaults { get; init; } = new();

    /// <summary>The first phase that a verification verifies; its own where it verifies a task.</summary>
    public int VerifiedPhaseOf(int verification)
    {
        var phase = int.MaxValue;
        foreach (var row in Verifications)
        {
            if (row.Task == verification) phase = Math.Min(phase, row.Phase);
        }

        return phase == int.MaxValue ? Tasks[verification].Phase : phase;
    }
}

/// <summary>What the plan itself says of its run; options of the run come before it.</summary>
internal sealed class PlanDefaults
{
    public PatternKind? Pattern { get; init; }

    public bool IgnorePhases { get; init; }

    /// <summary>In percent.</summary>
    public int? PhaseThreshold { get; init; }

    public int? BatchSize { get; init; }

    public int? MaxParallelism { get; init; }

    public int? MaxPhases { get; init; }

    public int? MaxAttempts { get; init; }

    /// <summary>Of one attempt of a task that names none, in milliseconds.</summary>
    public long? Timeout { get; init; }
}

internal enum PatternKind : byte
{
    Auto,
    Independent,
    Dag,
    Batched,
    Pipeline,
    Hybrid,
}

internal struct PhaseRow
{
    public string Id;
    public string Title;

    /// <summary>Tasks wait for their place in the document.</summary>
    public bool InDocumentOrder;

    /// <summary>The opening rows of the phase replace "after all phases before it"; without rows it opens at once.</summary>
    public bool DeclaresOpening;

    public PatternKind? Pattern;
}

[Flags]
internal enum TaskFlags : ushort
{
    None = 0,
    Done = 1,

    /// <summary>Begun or failed before: goes first.</summary>
    Started = 2,
    Optional = 4,
    Verification = 8,

    /// <summary>A verification that no gate waits for.</summary>
    Background = 16,
    Parallel = 32,

    /// <summary>Carries a dependency annotation (also "none"), or one of another task puts an edge on it.</summary>
    DeclaresDependencies = 64,

    /// <summary>The first task after a sub-heading: ends a group of parallel neighbours.</summary>
    StartsSection = 128,
}

internal struct TaskRow
{
    public string Id;
    public string Title;
    public int Phase;

    /// <summary>The parent's index, or -1.</summary>
    public int Parent;
    public TaskFlags Flags;
    public sbyte Priority;

    /// <summary>In milliseconds, or -1.</summary>
    public long Estimate;

    public readonly bool Is(TaskFlags flag) => (Flags & flag) != 0;

    /// <summary>Whether its failure says something of later phases, although no gate waits for it.</summary>
    public readonly bool IsBackgroundVerification => (Flags & (TaskFlags.Verification | TaskFlags.Background | TaskFlags.Optional)) == (TaskFlags.Verification | TaskFlags.Background);
}

/// <summary>One declared edge.</summary>
internal readonly struct DependencyRow(int task, int on, EdgeOrigin origin = EdgeOrigin.Explicit)
{
    public readonly int Task = task;
    public readonly int On = on;
    public readonly EdgeOrigin Origin = origin;
}

/// <summary>A phase opens when a share of another is complete, or when some tasks are.</summary>
/// <param name="phase">The phase that opens.</param>
/// <param name="onPhase">The phase it waits for, or -1.</param>
/// <param name="percent">The share of it, from 0 to 100; 100 includes its blocking verification.</param>
/// <param name="onTasks">The tasks it waits for where <paramref name="onPhase"/> is -1.</param>
internal readonly struct OpeningRow(int phase, int onPhase, int percent, int[]? onTasks = null)
{
    public readonly int Phase = phase;
    public readonly int OnPhase = onPhase;

    /// <summary>-1: the threshold of the pattern.</summary>
    public readonly int Percent = percent;
    public readonly int[] OnTasks = onTasks ?? [];
}

internal readonly struct EarlyRow(int[] tasks, int[] onTasks)
{
    public readonly int[] Tasks = tasks;
    public readonly int[] OnTasks = onTasks;
}

internal readonly struct ConcurrentRow(int phase, int verified)
{
    public readonly int Phase = phase;
    public readonly int Verified = verified;
}

internal readonly struct VerificationRow(int task, int phase)
{
    public readonly int Task = task;
    public readonly int Phase = phase;
}

internal readonly struct FileRow(int task, string path, bool writes)
{
    public readonly int Task = task;
    public readonly string Path = path;
    public readonly bool Writes = writes;
}

/// <summary>Where an edge comes from.</summary>
internal enum EdgeOrigin : byte
{
    Explicit,
    Blocks,
    Wave,
    Hierarchy,

    /// <summary>A child's share of what its parent waits for.</summary>
    Inherited,
    DocumentOrder,
    Sequential,
    Verification,
    Gate,
}
