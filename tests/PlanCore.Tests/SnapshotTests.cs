using CsCheck;

namespace PlanCore.Tests;

/// <summary>Snapshots that were damaged, forged or made for something else; that sound ones decide the same is a law of <see cref="RunProperties"/>.</summary>
public sealed class SnapshotTests
{
    private static readonly LoweredPlan Chain = Plans.Lower(Plans.Chain(3));

    private static string FaultOf(Action restore) => Assert.Throws<InvalidDataException>(restore).Message;

    [Fact]
    public void A_snapshot_cut_off_anywhere_is_refused()
    {
        var snapshot = new PlanMachine(Chain).Save();
        for (var length = 0; length < snapshot.Length; length++) FaultOf(() => PlanMachine.Restore(Chain, snapshot[..length]));
        PlanMachine.Restore(Chain, snapshot);
    }

    [Fact]
    public void A_changed_bit_is_found()
    {
        var snapshot = new PlanMachine(Chain).Save();
        for (var bit = 0; bit < 8 * snapshot.Length; bit++)
        {
            var changed = (byte[])snapshot.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal("The state of the run cannot be restored: it is damaged.", FaultOf(() => PlanMachine.Restore(Chain, changed)));
        }
    }

    [Fact]
    public void The_snapshot_of_another_plan_or_pattern_is_refused()
    {
        var snapshot = new PlanMachine(Chain).Save();
        const string Other = "The state of the run cannot be restored: it is of another plan, pattern or set of options.";
        Assert.Equal(Other, FaultOf(() => PlanMachine.Restore(Plans.Lower(Plans.Chain(4)), snapshot)));
        Assert.Equal(Other, FaultOf(() => PlanMachine.Restore(Plans.Lower(Plans.Chain(3), PatternKind.Batched), snapshot)));
        Assert.Equal(Other, FaultOf(() => PlanMachine.Restore(Chain, snapshot, new MachineOptions { BlocksUnverified = false })));
    }

    [Fact]
    public void A_snapshot_of_a_later_version_says_so() =>
        Assert.Equal("The state of the run cannot be restored: it has version 2, and this is version 1.", FaultOf(() => PlanMachine.Restore(Chain, Forge(new PlanMachine(Chain).Save(), 0, 2))));

    [Fact]
    public void A_task_cannot_wait_in_two_places()
    {
        var plan = Plans.Lower(Plans.Of(1, []), PatternKind.Dag);
        var snapshot = new PlanMachine(plan).Save();

        // Behind the state, the counts and the one ready task: no retries, made one.
        var writer = snapshot.Take(snapshot.Length - 4).ToList();
        writer.RemoveRange(writer.Count - 4, 4);
        writer.AddRange([1, 0, 0, 0, 0]);
        Assert.Equal("The state of the run cannot be restored: task '0' waits in two places.", FaultOf(() => PlanMachine.Restore(plan, Sign(writer))));
    }

    /// <summary>Forged with a right checksum: refused, or a run that starts no task twice and ends.</summary>
    [Fact]
    public void No_forged_snapshot_makes_a_run_crash_or_hang() => RandomPlan.Gen(10).Sample(
        sample =>
        {
            foreach (var plan in RunProperties.UnderEveryPattern(sample.Plan, sample.Seed))
            {
                var random = new Random(sample.Seed);
                var machine = new PlanMachine(plan);
                for (var steps = random.Next(plan.TaskCount + 1); steps > 0 && machine.TryStart(out var task); steps--)
                {
                    if (random.Next(2) == 0) machine.End(task, random.Next(3) == 0 ? TaskState.Failed : TaskState.Completed);
                }

                var snapshot = machine.Save();
                for (var forged = 0; forged < 12; forged++)
                {
                    snapshot = Forge(snapshot, random.Next(6, Math.Max(7, snapshot.Length - 4)), (byte)random.Next(random.Next(2) == 0 ? 4 : 256));
                    if (TryRestore(plan, snapshot) is { } restored) PlayOut(restored, plan.TaskCount);
                }
            }
        },
        iter: 500);

    private static PlanMachine? TryRestore(LoweredPlan plan, byte[] snapshot)
    {
        try
        {
            return PlanMachine.Restore(plan, snapshot);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static void PlayOut(PlanMachine machine, int tasks)
    {
        var running = new Queue<int>(Enumerable.Range(0, tasks).Where(t => machine.StateOf(t) == TaskState.Running));
        var started = new bool[tasks];
        while (true)
        {
            while (machine.TryStart(out var task))
            {
                Assert.False(started[task]);
                started[task] = true;
                running.Enqueue(task);
            }

            if (!running.TryDequeue(out var ended)) break;
            machine.End(ended, TaskState.Completed);
        }

        machine.CancelRest();
        Assert.Equal(0, machine.Unfinished);
    }

    private static byte[] Forge(byte[] snapshot, int at, byte value)
    {
        var bytes = snapshot.Take(snapshot.Length - 4).ToList();
        bytes[Math.Min(at, bytes.Count - 1)] = value;
        return Sign(bytes);
    }

    private static byte[] Sign(List<byte> bytes)
    {
        var checksum = Checksum.Of(bytes, bytes.Count);
        return [.. bytes, (byte)checksum, (byte)(checksum >> 8), (byte)(checksum >> 16), (byte)(checksum >> 24)];
    }
}
