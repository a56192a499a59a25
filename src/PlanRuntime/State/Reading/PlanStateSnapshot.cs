using System.Collections;
using PlanCore;

namespace PlanRuntime;

/// <summary>The state of a plan as recorded, read without running it. What is ready and what is blocked says the state machine that runs the plan.</summary>
public sealed class PlanStateSnapshot
{
    private readonly LoweredPlan _lowered;
    private readonly Reconciliation _reconciliation;
    private readonly TaskState[] _states;
    private readonly bool[] _isReady;
    private readonly List<int> _order;
    private Causes? _causes;
    private SourceEdges? _sources;
    private IReadOnlyList<PlanTaskState>? _criticalPath;

    private PlanStateSnapshot(PlanGraph plan, Ledger ledger, PlanOptions options, Func<PlanTask, bool>? handles)
    {
        (Plan, Ledger) = (plan, ledger);
        _reconciliation = Reconciliation.Of(plan, ledger, options);
        _lowered = plan.Lower(options.ToLowering()).Plan;
        var machine = new PlanMachine(_lowered, new MachineOptions
        {
            Earlier = _reconciliation.Earlier,
            Skip = PlanRunner.SkipOf(plan, options),
            Workless = WorklessOf(plan, handles ?? (task => !ledger.IsWorkless(task.Id))),
            MaxPhases = options.MaxPhases ?? _lowered.Tables.Defaults.MaxPhases,
            BlocksUnverified = options.OnVerifyFailure != VerifyFailure.Continue,
        });
        (_order, _isReady) = StartOf(machine, plan.Tasks.Count);
        _states = machine.States;
        Tasks = new StateList(this);
        Runs = ledger.Runs.Select(static r => new PlanRunState(r.Id, r.StartedAt, r.EndedAt, r.Status, r.Holder) { Note = r.Note }).ToList();
    }

    /// <summary>Gets the plan.</summary>
    public PlanGraph Plan { get; }

    /// <summary>Gets the state of every task, in document order.</summary>
    public IReadOnlyList<PlanTaskState> Tasks { get; }

    /// <summary>Gets the runs so far, the oldest first.</summary>
    public IReadOnlyList<PlanRunState> Runs { get; }

    /// <summary>Gets the critical path as taken so far, in order: the task that ended last, before it the one that it waited for longest, and so on; empty if nothing ran.</summary>
    public IReadOnlyList<PlanTaskState> CriticalPath => _criticalPath ??= PathTaken.Of(_lowered, new RecordedTimes(_reconciliation.Entries)).ConvertAll(t => Tasks[t]);

    /// <summary>Gets what was edited in the plan since it was last recorded, and what that means.</summary>
    public PlanChanges Changes => _reconciliation.Changes;

    /// <summary>Gets who has the state now; <see langword="null"/> if nobody runs or changes the plan.</summary>
    public PlanStateHolder? Holder { get; internal init; }

    /// <summary>Gets the names of damaged files that were set aside, beside the state.</summary>
    public IReadOnlyList<string> SetAside => Ledger.SetAside;

    /// <summary>Gets the state of a task.</summary>
    /// <param name="id">The id of the task; upper and lower case are the same.</param>
    /// <exception cref="KeyNotFoundException">The plan has no such task.</exception>
    public PlanTaskState this[string id] => Tasks[Plan[id].Index];

    /// <summary>Counts the tasks in a state.</summary>
    /// <param name="status">The state.</param>
    public int Count(PlanTaskStatus status)
    {
        var count = 0;
        for (var t = 0; t < _lowered.TaskCount; t++)
        {
            if (StatusOf(t) == status) count++;
        }

        return count;
    }

    /// <summary>Gets what a run with this many places would start, in its order: tasks that were running, then failed ones with attempts left, then ready ones.</summary>
    /// <param name="count">How many, at least 0; all by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public IReadOnlyList<PlanTaskState> Next(int count = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return _order.Take(count).Select(t => Tasks[t]).ToList();
    }

    /// <summary>Writes the state in the form of <c>status.json</c>.</summary>
    /// <returns>A JSON object, indented.</returns>
    public string ToJson() => System.Text.Encoding.UTF8.GetString(StatusJson.Of(this).WrittenSpan);

    internal Ledger Ledger { get; }

    internal static PlanStateSnapshot Of(PlanGraph plan, Ledger ledger, PlanOptions options, Func<PlanTask, bool>? handles, PlanStateHolder? holder = null) =>
        new(plan, ledger, options, handles) { Holder = holder };

    internal PlanTaskStatus StatusOf(int task)
    {
        var turn = _reconciliation.Earlier.Turns[task];
        if (_states[task] is not (TaskState.Pending or TaskState.Running or TaskState.Blocked)) return (PlanTaskStatus)_states[task];
        if (turn == EarlierTurn.Interrupted) return PlanTaskStatus.Running;
        if (_states[task] == TaskState.Blocked) return PlanTaskStatus.Blocked;
        if (turn == EarlierTurn.AttemptsLeft) return PlanTaskStatus.Failed;
        return _reconciliation.Entries[task]?.Status == PlanTaskStatus.Canceled ? PlanTaskStatus.Canceled : PlanTaskStatus.Pending;
    }

    internal bool HasAttemptsLeft(int task) => _reconciliation.Earlier.Turns[task] == EarlierTurn.AttemptsLeft;

    internal bool IsReady(int task) => _isReady[task];

    internal IReadOnlyList<PlanTask> BlockedBy(int task) =>
        _states[task] != TaskState.Blocked ? [] : Array.ConvertAll((_causes ??= new Causes(_lowered, _states)).Of(task), Plan.TaskAt);

    internal IReadOnlyList<PlanTask> WaitsFor(int task) =>
        _states[task] != TaskState.Pending ? [] : WaitedTasks.Of(_lowered, _sources ??= new SourceEdges(_lowered, withOrder: true), _states, task).ConvertAll(Plan.TaskAt);

    /// <summary>Parents without work of their own, which are complete once their parts are.</summary>
    private static bool[] WorklessOf(PlanGraph plan, Func<PlanTask, bool> handles)
    {
        var workless = new bool[plan.Tasks.Count];
        for (var t = 0; t < workless.Length; t++) workless[t] = plan.Shape.HasChildren[t] && !handles(plan.TaskAt(t));
        return workless;
    }

    /// <summary>Everything that would start if places were no matter.</summary>
    private static (List<int> Order, bool[] IsReady) StartOf(PlanMachine machine, int tasks)
    {
        var order = new List<int>();
        var isReady = new bool[tasks];
        while (machine.TryStart(out var task))
        {
            order.Add(task);
            isReady[task] = true;
        }

        return (order, isReady);
    }

    private sealed class StateList(PlanStateSnapshot snapshot) : IReadOnlyList<PlanTaskState>
    {
        public int Count => snapshot._lowered.TaskCount;

        public PlanTaskState this[int index] => new(snapshot, snapshot.Plan.TaskAt(index), snapshot._reconciliation.Entries[index]);

        public IEnumerator<PlanTaskState> GetEnumerator()
        {
            for (var t = 0; t < Count; t++) yield return this[t];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
