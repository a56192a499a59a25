namespace PlanCore;

internal enum TaskState : byte
{
    Pending,
    Running,
    Completed,
    Failed,
    Canceled,

    /// <summary>Deliberately not run; satisfies dependents.</summary>
    Skipped,

    /// <summary>Something it needs failed, was cancelled or blocked, or its gate can no longer open.</summary>
    Blocked,
}

/// <summary>
/// Says what may start next, given what has ended (execution contract, sections 1 to 3). It knows no clock and no thread:
/// hosts call it one at a time, in the order in which things happen.
/// </summary>
/// <remarks>
/// A node is settled when it has ended and, if it is blocked, when everything it waited for is settled too: so "B starts
/// after A ended" is transitive over blocked tasks, and two tasks that the graph orders never overlap, whatever fails.
/// </remarks>
internal sealed partial class PlanMachine
{
    private readonly LoweredPlan _plan;
    private readonly int _taskCount;
    private readonly int[] _offsets;
    private readonly int[] _edges;
    private readonly TaskState[] _state;

    /// <summary>For each node, how many sources are not settled.</summary>
    private readonly int[] _waiting;

    /// <summary>For each join, how many satisfied sources it still needs; below zero once it is decided.</summary>
    private readonly int[] _need;

    /// <summary>For each join, how many broken sources it still bears.</summary>
    private readonly int[] _slack;
    private readonly ReadyQueue _ready;

    /// <summary>Tasks to be tried again; <see langword="null"/> until there is one.</summary>
    private ReadyQueue? _retries;

    /// <summary>What an earlier run left half done; <see langword="null"/> if there is none.</summary>
    private readonly EarlierTasks? _earlier;
    private readonly BatchScopes? _batches;
    private readonly FileLocks? _locks;
    private readonly PhaseSlots? _phases;
    private readonly Func<int, int>? _admit;
    private readonly bool _blocksUnverified;

    private readonly bool _isPlain;
    private readonly int[] _rank;
    private readonly int[] _taskAt;
    private readonly Stack<int> _broken = new();
    private readonly Stack<Settlement> _settled = new();
    private readonly HashSet<int> _suspended = [];
    private readonly List<int> _withheld = [];
    private bool _stopped;
    private bool _isBroken;

    /// <param name="plan">The constraints.</param>
    /// <param name="options">What the run asks for beyond them.</param>
    public PlanMachine(LoweredPlan plan, MachineOptions? options = null)
        : this(plan, options ?? MachineOptions.Default, begins: true)
    {
    }

    private PlanMachine(LoweredPlan plan, MachineOptions options, bool begins)
    {
        _plan = plan;
        (_taskCount, _offsets, _edges) = (plan.TaskCount, plan.Offsets, plan.Edges);
        _state = new TaskState[plan.NodeCount];
        _waiting = (int[])plan.InDegree.Clone();
        _need = (int[])plan.Need.Clone();
        _slack = new int[plan.Need.Length];
        for (var j = 0; j < _slack.Length; j++) _slack[j] = plan.InDegree[plan.TaskCount + j] - plan.Need[j];
        (_rank, _taskAt) = (plan.Ranks.RankOf, plan.Ranks.TaskAt);
        _ready = new ReadyQueue(plan.TaskCount);
        _batches = plan.BatchScope.Length > 0 ? new BatchScopes(plan, _state) : null;
        _locks = FileLocks.For(plan, _rank, _taskAt);
        _phases = options.MaxPhases is { } phases && phases < plan.Tables.Phases.Length ? new PhaseSlots(plan, phases, _rank, _taskAt) : null;
        (_admit, _blocksUnverified) = (options.Admit, options.BlocksUnverified);
        _earlier = EarlierTasks.Of(options.Earlier, _rank, _taskAt);
        _isPlain = _batches is null && _locks is null && _phases is null && _admit is null;
        Unfinished = plan.TaskCount;
        FindJoins(options);
        if (begins) Begin(options);
    }

    /// <summary>Tasks that have no final state.</summary>
    public int Unfinished { get; private set; }

    /// <summary>Whether every task is complete or skipped.</summary>
    public bool IsComplete => Unfinished == 0 && !_isBroken;

    public int Running { get; private set; }

    /// <summary>Tasks that failed an attempt and wait for the next outside the queue.</summary>
    public int Suspended => _suspended.Count;

    /// <summary>Whether nothing but edges and gates says what may start.</summary>
    public bool IsPlain => _isPlain;

    private bool IsIdle => Running == 0 && Unfinished > 0 && _suspended.Count == 0 && _withheld.Count == 0;

    public bool IsSuspended(int task) => _suspended.Contains(task);

    /// <summary>Tasks that could start but were not admitted; <see cref="Reconsider"/> asks again.</summary>
    public int Withheld => _withheld.Count;

    /// <summary>Whether something may start now; exclusions apart.</summary>
    public bool MayStart => !_stopped && (_ready.Any || _retries?.Any == true || _earlier?.Any == true || _batches?.AnyOffered == true || _phases?.AnyReleasable == true);

    public TaskState StateOf(int task) => _state[task];

    /// <summary>The state of each task, then of each join; it changes as the run goes on.</summary>
    public TaskState[] States => _state;

    /// <summary>Called with each task that becomes blocked and the node whose end caused it.</summary>
    public Action<int, int>? OnBlocked { get; set; }

    /// <summary>Called with each gate that opens.</summary>
    public Action<int>? OnFired { get; set; }

    /// <summary>Called with the tasks of a batch when it begins.</summary>
    public Action<IReadOnlyList<int>>? OnBatch { get; set; }

    /// <summary>Takes the task that starts next: retries first, then by rank; no limit is applied.</summary>
    /// <param name="task">The task, which is running now.</param>
    /// <returns><see langword="false"/> if nothing can start before something ends.</returns>
    public bool TryStart(out int task)
    {
        task = -1;
        if (_stopped) return false;
        if (_batches is not null) FormBatches();
        while (true)
        {
            if (_phases is not null && _phases.TryRelease(out var waiting)) _ready.Add(_rank[waiting]);
            task = Take();
            if (task < 0)
            {
                if (IsIdle && _isBroken && TryResolve()) continue;
                return false;
            }

            if (!_isPlain && !TryAdmit(task)) continue;
            _state[task] = TaskState.Running;
            Running++;
            return true;
        }
    }

    private bool TryAdmit(int task)
    {
        if (_phases is not null && !_phases.MayEnter(task)) return false;
        if (_locks is not null && !TryLock(task)) return false;
        if (_admit?.Invoke(task) is >= 0 and var pattern)
        {
            Withhold(task, pattern);
            return false;
        }

        _phases?.Enter(task, _ready);
        return true;
    }

    /// <summary>A running task ended for good.</summary>
    /// <param name="task">A running task.</param>
    /// <param name="state">Completed, Failed, Canceled or Skipped.</param>
    public void End(int task, TaskState state)
    {
        Running--;
        Release(task);
        if (state == TaskState.Completed)
        {
            _state[task] = state;
            Unfinished--;
            Settle(new Settlement(task, EdgeKinds.All));
        }
        else
        {
            Finish(task, state);
        }

        if (_settled.Count > 0 || _broken.Count > 0) Propagate();
    }

    /// <summary>A running task completed, and the next takes its place: <see cref="End"/> and <see cref="TryStart"/> of a plain machine in one.</summary>
    /// <param name="ended">A running task.</param>
    /// <returns>The task, which is running now, or -1 if nothing can start; the other has ended all the same.</returns>
    public int Pass(int ended)
    {
        _state[ended] = TaskState.Completed;
        Unfinished--;
        Settle(new Settlement(ended, EdgeKinds.All));
        if (_settled.Count > 0) Propagate();
        if (_stopped || Take() is not (>= 0 and var task))
        {
            Running--;
            return TryStart(out var next) ? next : -1;
        }

        _state[task] = TaskState.Running;
        return task;
    }

    /// <summary>A running task failed an attempt and will be tried again once <see cref="Resume"/> says so; it holds nothing meanwhile.</summary>
    public void Suspend(int task)
    {
        Running--;
        _suspended.Add(task);
        _state[task] = TaskState.Pending;
        _batches?.LeaveForRetry(task);
        Release(task);
    }

    /// <summary>A suspended task may be tried again.</summary>
    public void Resume(int task)
    {
        _suspended.Remove(task);
        Queue(task, isRetry: true);
    }

    /// <summary>A suspended task is given up.</summary>
    public void GiveUp(int task, TaskState state)
    {
        _suspended.Remove(task);
        Finish(task, state);
        Propagate();
    }

    /// <summary>What was not admitted may be by now.</summary>
    public void Reconsider()
    {
        foreach (var task in _withheld) _ready.Add(_rank[task]);
        _withheld.Clear();
    }

    /// <summary>A task that has not started ends without running.</summary>
    /// <param name="task">A pending task.</param>
    /// <param name="state">Skipped, Canceled or Blocked.</param>
    public void EndUnstarted(int task, TaskState state)
    {
        if (_state[task] != TaskState.Pending) return;
        Unqueue(task);
        if (state == TaskState.Blocked) Block(task, task);
        else if (state == TaskState.Skipped) Skip(task);
        else Finish(task, state);
        Propagate();
    }

    public bool IsStopped => _stopped;

    /// <summary>Nothing starts any more.</summary>
    public void Stop() => _stopped = true;

    /// <summary>Ends a run: marks every task without a final state as canceled.</summary>
    public void CancelRest()
    {
        _stopped = true;
        _suspended.Clear();
        _withheld.Clear();
        for (var t = 0; t < _taskCount && Unfinished > 0; t++)
        {
            if (_state[t] != TaskState.Pending) continue;
            _state[t] = TaskState.Canceled;
            _isBroken = true;
            Unfinished--;
        }
    }
}
