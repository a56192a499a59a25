using Microsoft.Extensions.Time.Testing;

namespace PlanRuntime.Tests.State;

/// <summary>A run that dies between any two bytes that it writes, or whose disk becomes full there, is resumed to the same end, and nothing that was complete runs again.</summary>
public sealed class TornWriteTests
{
    [Theory]
    [InlineData(PlanSync.None)]
    [InlineData(PlanSync.EveryRecord)]
    [InlineData(PlanSync.Batch)]
    public async Task Killed_between_any_two_bytes(PlanSync sync)
    {
        var (bytes, undisturbed) = await MeasureAsync(sync);
        for (var budget = 0L; budget <= bytes; budget++)
        {
            var disk = new MemoryDisk();
            var told = await RunAsync(disk.Process(budget), sync);
            await AssertResumesAsync(disk, sync, told, undisturbed, $"after {budget} bytes and steps");
        }
    }

    [Fact]
    public async Task With_a_disk_that_is_full_after_any_byte()
    {
        var (bytes, undisturbed) = await MeasureAsync(PlanSync.EveryRecord);
        for (var space = 0L; space <= bytes; space++)
        {
            var disk = new MemoryDisk();
            var told = await RunAsync(disk.Process(space: space), PlanSync.EveryRecord);
            await AssertResumesAsync(disk, PlanSync.EveryRecord, told, undisturbed, $"with room for {space} bytes");
        }
    }

    [Fact]
    public async Task Killed_while_it_sets_a_damaged_journal_aside()
    {
        for (var budget = 0L; budget < 4000; budget++)
        {
            var disk = new MemoryDisk();
            await RunAsync(disk.Process(), PlanSync.None);
            var damaged = disk.Content("journal");
            damaged[damaged.Length / 2] ^= 1;
            await RunAsync(disk.Process(budget), PlanSync.None);
            if (disk.Spent < budget) return;

            // Reported by the killed process or by the next: in the end everything that could be read is there, and the damaged file too.
            var state = PlanState.InFiles(disk.Process(), PlanSync.None, new FakeTimeProvider());
            var holder = PlanStateHolder.Current(PlanStatePurpose.Update);
            try
            {
                if (state.Store.TryOpen("Plan", holder, out var first, out _)) first.Dispose();
            }
            catch (PlanStateException fault)
            {
                Assert.Equal(PlanStateFault.Damaged, fault.Fault);
            }

            Assert.True(state.Store.TryOpen("Plan", holder, out var session, out _));
            Assert.True(session.Records.Count > 8);
            var note = session.Records.Last(r => r.Kind == PlanRecordKind.Recovered).Note!;
            Assert.True(disk.Content(note).AsSpan().SequenceEqual(damaged), $"budget {budget}, '{note}':\n{System.Text.Encoding.UTF8.GetString(disk.Content(note))}\n--- damaged\n{System.Text.Encoding.UTF8.GetString(damaged)}");
            session.Dispose();
        }

        Assert.Fail("The last step was not reached.");
    }

    private static async Task<(long Bytes, string Undisturbed)> MeasureAsync(PlanSync sync)
    {
        var disk = new MemoryDisk();
        await RunAsync(disk.Process(), sync);
        return (disk.Spent, Describe(disk, sync));
    }

    private static async Task AssertResumesAsync(MemoryDisk disk, PlanSync sync, HashSet<string> told, string undisturbed, string when)
    {
        var ran = await RunAsync(disk.Process(), sync, asks: true);
        ran.IntersectWith(told);
        Assert.True(ran.Count == 0, $"{string.Join(", ", ran)} ran again {when}");
        var end = Describe(disk, sync);
        Assert.True(end == undisturbed, $"{end} instead of {undisturbed} {when}");
    }

    /// <summary>The end that matters: what became of each task.</summary>
    private static string Describe(MemoryDisk disk, PlanSync sync) => string.Join(
        " ", PlanState.InFiles(disk.Process(), sync, new FakeTimeProvider()).Load(Plan).Tasks.Select(t => $"{t.Task.Id}:{t.Status}"));

    /// <returns>The tasks that somebody was told to be complete; or, with <paramref name="asks"/>, those that ran.</returns>
    private static async Task<HashSet<string>> RunAsync(StateFiles files, PlanSync sync, bool asks = false)
    {
        var (told, ran) = (new HashSet<string>(), new HashSet<string>());
        var options = new PlanOptions
        {
            State = PlanState.InFiles(files, sync, new FakeTimeProvider()),
            MaxParallelism = 2,
            Progress = new Told(told),
        };
        try
        {
            await PlanRunner.RunAsync(Plan, (task, _) =>
            {
                lock (ran) ran.Add(task.Task.Id);
                return task.Task.Id == "4" ? Task.FromException(new InvalidOperationException("always")) : Task.CompletedTask;
            }, options, TestContext.Current.CancellationToken);
        }
        catch (PlanStateException)
        {
            // The process is dead, or its disk full.
        }

        return asks ? ran : told;
    }

    private static PlanGraph Plan { get; } = MakePlan();

    private static PlanGraph MakePlan()
    {
        var builder = new PlanGraphBuilder("Plan");
        builder.AddTask("1");
        builder.AddTask("2").DependsOn("1");
        builder.AddTask("3").DependsOn("1");
        builder.AddTask("4").DependsOn("2");
        builder.AddTask("5").DependsOn("4");
        builder.AddTask("6").DependsOn("3");
        return builder.Build();
    }

    private sealed class Told(HashSet<string> completed) : IProgress<PlanEvent>
    {
        public void Report(PlanEvent value)
        {
            if (value.Kind != PlanEventKind.TaskCompleted) return;
            lock (completed) completed.Add(value.Task!.Id);
        }
    }
}
