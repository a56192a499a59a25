namespace PlanCore;

/// <summary>
/// A plan as constraints: a graph of tasks and joins with hard and order edges, and exclusions.
/// </summary>
/// <remarks>
/// Nodes below <see cref="TaskCount"/> are the tasks; the others are joins, which do no work: a join fires when
/// <see cref="Need"/> of its sources are satisfied. Gates, places in the document and the entries of parents are joins, so
/// a phase of n tasks after one of m costs n + m edges.
/// </remarks>
internal sealed class LoweredPlan
{
    public required PlanTables Tables { get; init; }

    public required int TaskCount { get; init; }

    /// <summary>The edges of node n are Edges[Offsets[n]] to Edges[Offsets[n + 1] - 1].</summary>
    public required int[] Offsets { get; init; }

    /// <summary>The target of each edge, shifted left by one; the lowest bit marks an order edge.</summary>
    public required int[] Edges { get; init; }

    /// <summary>The cause of each edge, or empty where nobody asked for it.</summary>
    public required EdgeOrigin[] Origins { get; init; }

    /// <summary>The number of edges into each node.</summary>
    public required int[] InDegree { get; init; }

    /// <summary>For each join, how many satisfied sources fire it.</summary>
    public required int[] Need { get; init; }

    /// <summary>For each join, what it is.</summary>
    public required JoinRow[] Joins { get; init; }

    /// <summary>The batch scope of each task, or -1; empty where nothing is batched.</summary>
    public required int[] BatchScope { get; init; }

    /// <summary>Whether some task is marked done.</summary>
    public required bool AnyDone { get; init; }

    /// <summary>The size of a batch.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The pattern each phase runs by, and why.</summary>
    public required PatternChoice Choice { get; init; }

    /// <summary>What never runs at once.</summary>
    public required Exclusions Exclusions { get; init; }

    private TaskRanks? _ranks;

    /// <summary>The order among ready tasks; found on first use and shared by all runs.</summary>
    public TaskRanks Ranks => _ranks ??= TaskRanks.Of(this);

    private ulong[]? _first;

    /// <summary>The ranks of the tasks into which no edge goes, a bit for each; found on first use and shared by all runs.</summary>
    public ulong[] FirstRanks => _first ??= FindFirstRanks();

    public int NodeCount => TaskCount + Need.Length;

    public bool IsTask(int node) => node < TaskCount;

    /// <summary>Whether a node is a gate or a part of one.</summary>
    public bool IsGate(int node) => node >= TaskCount && Joins[node - TaskCount].IsGate;

    /// <summary>The duration used where a run has not shown a better one, in milliseconds: the estimate, else a minute.</summary>
    public long WeightOf(int node)
    {
        if (node >= TaskCount) return 0;
        var estimate = Tables.Tasks[node].Estimate;
        return Tables.Tasks[node].Is(TaskFlags.Done) ? 0 : estimate >= 0 ? estimate : DefaultWeight;
    }

    private ulong[] FindFirstRanks()
    {
        var taskAt = Ranks.TaskAt;
        var first = new ulong[(taskAt.Length + 63) / 64];
        for (var r = 0; r < taskAt.Length; r++)
        {
            if (InDegree[taskAt[r]] == 0) first[r >> 6] |= 1UL << (r & 63);
        }

        return first;
    }

    /// <summary>The weight of a task without an estimate, in milliseconds.</summary>
    public const long DefaultWeight = 60_000;
}

internal enum JoinKind : byte
{
    /// <summary>What the tasks at one place of a document-order phase wait for.</summary>
    Place,

    /// <summary>What a parent and so its children wait for.</summary>
    Entry,

    /// <summary>A share of a phase is complete.</summary>
    Share,

    /// <summary>A phase opens.</summary>
    Gate,

    /// <summary>Some tasks open before their phase.</summary>
    EarlyGate,

    /// <summary>The work that a verification verifies.</summary>
    Verified,
}

internal readonly struct JoinRow(JoinKind kind, int subject)
{
    public readonly JoinKind Kind = kind;

    /// <summary>The phase of a share, gate or verification; the parent of an entry; otherwise -1.</summary>
    public readonly int Subject = subject;

    public bool IsGate => Kind is JoinKind.Share or JoinKind.Gate or JoinKind.EarlyGate;
}
