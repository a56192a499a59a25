using System.Diagnostics.CodeAnalysis;

namespace PlanRuntime.Tests.State;

/// <summary>Who hears that a run has ended, or awaits it, finds the end recorded and the state free, whichever thread tells it.</summary>
public sealed class RecordedEndTests
{
    /// <summary>
    /// One thread is still telling what the first task did when another, which ran the second, ends the run; the first is
    /// let go when the end is being recorded, and the record is not written before that thread has told everything it can.
    /// </summary>
    [Fact]
    public async Task The_end_is_recorded_before_anybody_is_told()
    {
        var store = new HeldStore();
        var isTelling = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // Or the thread that tells of the first task would have taken the second and not begun it yet.
        var hasSecondBegun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var recordedWhenTold = false;
        var options = new PlanOptions
        {
            State = PlanState.In(store),
            MaxParallelism = 2,
            TimeProvider = store.Rest,
            Progress = new Watcher(told =>
            {
                if (told is { Kind: PlanEventKind.TaskCompleted, Task.Id: "1" })
                {
                    isTelling.SetResult();
                    store.IsEnding.Wait(TestContext.Current.CancellationToken);
                }
                else if (told.Kind == PlanEventKind.RunEnded)
                {
                    recordedWhenTold = store.HasEnded;
                }
            }),
        };
        var plan = new PlanGraphBuilder("Plan");
        plan.AddTask("1");
        plan.AddTask("2");

        Task Run(PlanTaskContext task)
        {
            if (task.Task.Id == "1") return hasSecondBegun.Task;
            hasSecondBegun.SetResult();
            return isTelling.Task;
        }

        await PlanRunner.RunAsync(plan.Build(), (task, _) => Run(task), options, TestContext.Current.CancellationToken);

        Assert.True(recordedWhenTold, "RunEnded was told before it was recorded");
        Assert.True(store.IsFree, "RunAsync returned while the run still had the state");
    }

    private sealed class Watcher(Action<PlanEvent> watch) : IProgress<PlanEvent>
    {
        public void Report(PlanEvent value) => watch(value);
    }

    /// <summary>A clock that is told when a thread of the run has nothing to do any more.</summary>
    private sealed class Resting(HeldStore store) : RestClock
    {
        public override TimeProvider Delays => System;

        public override void Attach(PlanRun run)
        {
        }

        public override void Consider()
        {
            if (store.IsEnding.IsSet) store.OthersRest.Set();
        }
    }

    /// <summary>Records the end of a run when the other threads have come to rest.</summary>
    private sealed class HeldStore : IPlanStore, IPlanStoreSession
    {
        public HeldStore() => Rest = new Resting(this);

        public Resting Rest { get; }

        public ManualResetEventSlim IsEnding { get; } = new();

        public ManualResetEventSlim OthersRest { get; } = new();

        public bool HasEnded { get; private set; }

        public bool IsFree { get; private set; } = true;

        public string Location => "here";

        public IReadOnlyList<PlanRecord> Records => [];

        public PlanStoreRecovery Recovery => PlanStoreRecovery.None;

        public bool TryOpen(string plan, PlanStateHolder holder, [NotNullWhen(true)] out IPlanStoreSession? session, out PlanStateHolder? other)
        {
            (session, other, IsFree) = (this, null, false);
            return true;
        }

        public IReadOnlyList<PlanRecord> Read(string plan) => [];

        public PlanStateHolder? HolderOf(string plan) => null;

        public void Append(IReadOnlyList<PlanRecord> records)
        {
            if (records is not [{ Kind: PlanRecordKind.RunEnded }]) return;
            IsEnding.Set();
            OthersRest.Wait(TestContext.Current.CancellationToken);
            HasEnded = true;
        }

        public void Publish(ReadOnlySpan<byte> json)
        {
        }

        public void Dispose() => IsFree = true;
    }
}
