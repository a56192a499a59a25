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
internal sealed class PlanMachine
{
    private readonly LoweredPlan _plan;
    private readonly TaskState[] _state;

    /// <summary>For each node, how many sources are not settled.</summary>
    private readonly int[] _waiting;

    /// <summary>For each join, how many satisfied sources it still needs; below zero once it is decided.</summary>
    private readonly int[] _need;

    /// <summary>For each join, how many broken sources it still bears.</summary>
    private readonly int[] _slack;
    private readonly ReadyQueue _ready;
    private readonly ReadyQueue _retries;
    private readonly BatchScopes? _batches;
    private readonly FileLocks? _locks;
    private readonly int[] _rank;
    private readonly int[] _taskAt;
    private readonly Stack<int> _broken = new();
    private readonly Stack<int> _settled = new();
    private bool _stopped;

    /// <param name="plan">The constraints.</param>
    /// <param name="rerun">Tasks marked done that are to run all the same, because a result of theirs is needed.</param>
    public PlanMachine(LoweredPlan plan, bool[]? rerun = null)
    {
        _plan = plan;
        _state = new TaskState[plan.NodeCount];
        _waiting = (int[])plan.InDegree.Clone();
        _need = (int[])plan.Need.Clone();
        _slack = new int[plan.Need.Length];
        for (var j = 0; j < _slack.Length; j++) _slack[j] = plan.InDegree[plan.TaskCount + j] - plan.Need[j];
        _rank = TaskRanks.Of(plan);
        _taskAt = new int[plan.TaskCount];
        for (var t = 0; t < plan.TaskCount; t++) _taskAt[_rank[t]] = t;
        _ready = new ReadyQueue(plan.TaskCount);
        _retries = new ReadyQueue(plan.TaskCount);
        _batches = plan.BatchScope.Length > 0 ? new BatchScopes(plan) : null;
        _locks = FileLocks.For(plan);
        Unfinished = plan.TaskCount;
        Begin(rerun);
    }

    /// <summary>Tasks that have no final state.</summary>
    public int Unfinished { get; private set; }

    public int Running { get; private set; }

    /// <summary>Tasks that failed an attempt and wait for the next outside the queue.</summary>
    public int Suspended { get; private set; }

    /// <summary>Whether nothing runs, nothing waits for a retry and nothing can start.</summary>
    public bool IsOver => Running == 0 && Suspended == 0 && (_stopped || Unfinished == 0 || !HasStartable());

    /// <summary>Whether something may start now; exclusions apart.</summary>
    public bool MayStart => !_stopped && (_ready.Any || _retries.Any || _batches?.AnyOffered == true);

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
        while (TryTake(out task))
        {
            if (_locks is not null && !_locks.TryAcquire(task)) continue;
            _state[task] = TaskState.Running;
            Running++;
            return true;
        }

        return false;
    }

    /// <summary>A running task ended for good.</summary>
    /// <param name="task">A running task.</param>
    /// <param name="state">Completed, Failed, Canceled or Skipped.</param>
    public void End(int task, TaskState state)
    {
        Running--;
        Release(task);
        Finish(task, state);
        Propagate();
    }

    /// <summary>A running task failed an attempt and will be tried again once <see cref="Resume"/> says so; it holds nothing meanwhile.</summary>
    public void Suspend(int task)
    {
        Running--;
        Suspended++;
        _state[task] = TaskState.Pending;
        _batches?.LeaveForRetry(task);
        Release(task);
    }

    /// <summary>A suspended task may be tried again.</summary>
    public void Resume(int task)
    {
        Suspended--;
        Queue(task, isRetry: true);
    }

    /// <summary>A suspended task is given up.</summary>
    public void GiveUp(int task, TaskState state)
    {
        Suspended--;
        Finish(task, state);
        Propagate();
    }

    /// <summary>A task that has not started ends without running.</summary>
    /// <param name="task">A pending task.</param>
    /// <param name="state">Skipped, Canceled or Blocked.</param>
    public void EndUnstarted(int task, TaskState state)
    {
        if (_state[task] != TaskState.Pending) return;
        Unqueue(task);
        if (state == TaskState.Blocked) Block(task, task);
        else Finish(task, state);
        Propagate();
    }

    /// <summary>Nothing starts any more.</summary>
    public void Stop() => _stopped = true;

    /// <summary>Marks every task without a final state that is not running as canceled; ends a stopped run.</summary>
    public void CancelRest()
    {
        _stopped = true;
        for (var t = 0; t < _plan.TaskCount; t++)
        {
            if (_state[t] != TaskState.Pending) continue;
            _state[t] = TaskState.Canceled;
            Unfinished--;
        }
    }

    private void Begin(bool[]? rerun)
    {
        for (var n = 0; n < _plan.NodeCount; n++)
        {
            if (_plan.IsTask(n))
            {
                if (_plan.Tables.Tasks[n].Is(TaskFlags.Done) && rerun?[n] != true) Finish(n, TaskState.Skipped);
                else if (_waiting[n] == 0) Queue(n, isRetry: false);
            }
            else if (_plan.Need[n - _plan.TaskCount] == 0)
            {
                Fire(n);
            }
        }

        Propagate();
    }

    private void Finish(int task, TaskState state)
    {
        _state[task] = state;
        Unfinished--;
        _settled.Push(task);
        if (state is TaskState.Failed or TaskState.Canceled) _broken.Push(task);
    }

    /// <summary>Carries ends along the edges until nothing changes: first what is broken, then what is settled.</summary>
    private void Propagate()
    {
        while (true)
        {
            if (_broken.Count > 0) Break(_broken.Pop());
            else if (_settled.Count > 0) Settle(_settled.Pop());
            else return;
        }
    }

    private void Break(int node)
    {
        for (var e = _plan.Offsets[node]; e < _plan.Offsets[node + 1]; e++)
        {
            if ((_plan.Edges[e] & 1) != 0) continue;
            var target = _plan.Edges[e] >> 1;
            if (_plan.IsTask(target)) Block(target, node);
            else if (_state[target] == TaskState.Pending && --_slack[target - _plan.TaskCount] < 0) Block(target, node);
        }
    }

    private void Block(int node, int cause)
    {
        if (_state[node] != TaskState.Pending) return;
        _state[node] = TaskState.Blocked;
        if (_plan.IsTask(node))
        {
            Unfinished--;
            OnBlocked?.Invoke(node, cause);
        }

        _broken.Push(node);
        if (_waiting[node] == 0) _settled.Push(node);
    }

    private void Settle(int node)
    {
        var satisfied = _state[node] is TaskState.Completed or TaskState.Skipped;
        for (var e = _plan.Offsets[node]; e < _plan.Offsets[node + 1]; e++)
        {
            var target = _plan.Edges[e] >> 1;
            var waiting = --_waiting[target];
            if (_plan.IsTask(target))
            {
                if (waiting > 0) continue;
                if (_state[target] == TaskState.Blocked) _settled.Push(target);
                else if (_state[target] == TaskState.Pending) Queue(target, isRetry: false);
                continue;
            }

            var join = target - _plan.TaskCount;
            var counts = satisfied || (_plan.Edges[e] & 1) != 0;
            if (counts && _state[target] == TaskState.Pending && --_need[join] == 0) Fire(target);
            else if (waiting == 0 && _state[target] == TaskState.Blocked) _settled.Push(target);
        }
    }

    private void Fire(int join)
    {
        _state[join] = TaskState.Completed;
        _settled.Push(join);
        OnFired?.Invoke(join);
    }

    private void Release(int task)
    {
        _batches?.Leave(task);
        if (_locks is null) return;
        _locks.Release(task);
        QueueWoken();
    }

    private void QueueWoken()
    {
        while (_locks!.TryUnpark(out var waiting)) _ready.Add(_rank[waiting]);
    }

    private void Queue(int task, bool isRetry)
    {
        if (_batches is not null && _batches.IsBatched(task) && !_batches.IsInBatch(task)) _batches.Offer(task, isRetry);
        else (isRetry ? _retries : _ready).Add(_rank[task]);
    }

    private void Unqueue(int task)
    {
        _ready.Remove(_rank[task]);
        _retries.Remove(_rank[task]);
        _batches?.Withdraw(task);
        if (_locks is null) return;
        _locks.Forget(task);
        QueueWoken();
    }

    private bool TryTake(out int task)
    {
        if (_retries.TryTake(out var rank) || _ready.TryTake(out rank))
        {
            task = _taskAt[rank];
            return true;
        }

        task = -1;
        return false;
    }

    private void FormBatches()
    {
        while (_batches!.TryForm(_waiting, out var batch))
        {
            OnBatch?.Invoke(batch);
            foreach (var task in batch)
            {
                if (_waiting[task] == 0) _ready.Add(_rank[task]);
            }
        }
    }

    private bool HasStartable() => _ready.Any || _retries.Any || _batches?.AnyOffered == true || _locks?.AnyParked == true;
}
