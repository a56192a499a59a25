using PlanCore;

namespace PlanModel;

/// <summary>What a plan's graph proves: cycles, tasks that can never start, and who is ordered against whom.</summary>
internal sealed class PlanProof
{
    /// <summary>The most overlapping pairs of files of one plan (plan language, section 8).</summary>
    public const int MostOverlaps = 100_000;

    private Waits? _waits;
    private Reachability? _reachability;

    public PlanProof(BoundPlan plan, CancellationToken cancellationToken)
    {
        Plan = plan;
        Lowered = Lowering.Lower(plan.Tables, new LoweringOptions { KeepOrigins = true, MostOverlaps = MostOverlaps });
        cancellationToken.ThrowIfCancellationRequested();
        Cycles = new WaitCycles(Lowered, includeGates: false);
    }

    public BoundPlan Plan { get; }

    /// <summary>The plan under its own pattern, with the cause of each edge.</summary>
    public LoweredPlan Lowered { get; }

    /// <summary>The cycles over hard and order edges.</summary>
    public WaitCycles Cycles { get; }

    /// <summary>The edges as a reader of the plan knows them.</summary>
    public Waits Waits => _waits ??= new Waits(Plan, Lowered);

    /// <summary>Who ends before whom in every run.</summary>
    public Reachability Reachability => _reachability ??= new Reachability(Lowered);

    /// <summary>Which tasks a run in which everything succeeds never starts, although no cycle holds them.</summary>
    public bool[] FindStuckTasks()
    {
        var machine = new PlanMachine(Lowered, new MachineOptions { Rerun = AllTrue(Lowered.TaskCount) });
        for (var t = 0; t < Lowered.TaskCount; t++)
        {
            if (Cycles.Contains(t)) machine.EndUnstarted(t, TaskState.Skipped);
        }

        while (machine.TryStart(out var task)) machine.End(task, TaskState.Completed);
        var stuck = new bool[Lowered.NodeCount];
        for (var n = 0; n < stuck.Length; n++) stuck[n] = machine.StateOf(n) == TaskState.Pending;
        return stuck;
    }

    private static bool[] AllTrue(int count)
    {
        var all = new bool[count];
        for (var i = 0; i < count; i++) all[i] = true;
        return all;
    }
}
