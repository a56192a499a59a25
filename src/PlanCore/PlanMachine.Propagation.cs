namespace PlanCore;

/// <summary>How ends travel along the edges, and how tasks get into and out of the queues.</summary>
internal sealed partial class PlanMachine
{
    private void Begin(MachineOptions options)
    {
        if (options.Earlier is { } earlier) Restore(earlier, options);
        var maySkip = _plan.AnyDone || options.Skip is not null;
        if (_joins is null && _batches is null && !maySkip && options.Earlier is null) QueueFirst();
        else for (var t = 0; t < _taskCount; t++)
        {
            if (_state[t] != TaskState.Pending) continue;
            if (maySkip && IsSkipped(t, options) && !IsJoin(t)) Skip(t);
            else if (_waiting[t] == 0) Reach(t);
        }

        for (var j = 0; j < _need.Length; j++)
        {
            if (_need[j] == 0 && _state[_taskCount + j] == TaskState.Pending) Fire(_taskCount + j);
        }

        Propagate();
        if (_earlier is not null) PutEarlierFirst(_earlier);
    }

    private void QueueFirst()
    {
        var first = _plan.FirstRanks;
        for (var w = 0; w < first.Length; w++)
        {
            if (first[w] != 0) _ready.AddWord(w, first[w]);
        }
    }

    private void Finish(int task, TaskState state)
    {
        _state[task] = state;
        Unfinished--;
        _settled.Push(new Settlement(task, EdgeKinds.All));
        if (state is not (TaskState.Failed or TaskState.Canceled)) return;
        _isBroken = true;
        _broken.Push(task);
        if (state == TaskState.Failed && _blocksUnverified && _plan.Tables.Tasks[task].IsBackgroundVerification) BlockAfter(task);
    }

    /// <summary>A background verification failed: what has not started in later phases does not start (execution contract, section 3).</summary>
    private void BlockAfter(int verification)
    {
        var after = _plan.Tables.VerifiedPhaseOf(verification);
        for (var t = 0; t < _plan.TaskCount; t++)
        {
            if (_state[t] != TaskState.Pending || _plan.Tables.Tasks[t].Phase <= after || _suspended.Contains(t) || _earlier?.Has(t) == true) continue;
            Unqueue(t);
            Block(t, verification);
        }
    }

    /// <summary>
    /// A task counts as complete without having run: who needs it may start at once. Who merely follows it still waits for
    /// what it follows itself, or a skipped member would let those before and after it in a sequence overlap.
    /// </summary>
    private void Skip(int task)
    {
        _state[task] = TaskState.Skipped;
        Unfinished--;
        _settled.Push(new Settlement(task, EdgeKinds.Hard));
        if (_waiting[task] == 0) _settled.Push(new Settlement(task, EdgeKinds.Order));
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
        _isBroken = true;
        _state[node] = TaskState.Blocked;
        if (_plan.IsTask(node))
        {
            Unfinished--;
            OnBlocked?.Invoke(node, cause);
        }

        _broken.Push(node);
        if (_waiting[node] == 0) _settled.Push(new Settlement(node, EdgeKinds.All));
    }

    private void Settle(Settlement settlement)
    {
        var node = settlement.Node;
        var satisfied = _state[node] is TaskState.Completed or TaskState.Skipped;
        var (edges, end) = (_edges, _offsets[node + 1]);
        for (var e = _offsets[node]; e < end; e++)
        {
            var edge = edges[e];
            if ((settlement.Kinds & (EdgeKinds)(1 << (edge & 1))) == 0) continue;
            var target = edge >> 1;
            var waiting = --_waiting[target];
            if (target < _taskCount)
            {
                if (waiting == 0) Reach(target);
                continue;
            }

            var join = target - _taskCount;
            var counts = satisfied || (edge & 1) != 0;
            if (counts && _state[target] == TaskState.Pending && --_need[join] == 0) Fire(target);
            else if (waiting == 0 && _state[target] == TaskState.Blocked) _settled.Push(new Settlement(target, EdgeKinds.All));
        }
    }

    /// <summary>Everything that a task waits for is settled.</summary>
    private void Reach(int task)
    {
        if (_state[task] == TaskState.Pending && IsJoin(task)) Join(task);
        else if (_state[task] == TaskState.Pending) Queue(task, isRetry: false);
        else if (IsHeld(task)) _settled.Push(new Settlement(task, EdgeKinds.All));
        else if (_state[task] is TaskState.Skipped or TaskState.Completed) _settled.Push(new Settlement(task, EdgeKinds.Order));
    }

    private void Fire(int join)
    {
        _state[join] = TaskState.Completed;
        _settled.Push(new Settlement(join, EdgeKinds.All));
        OnFired?.Invoke(join);
    }

    private void Release(int task)
    {
        if (_isPlain) return;
        _batches?.Leave(task);
        _phases?.Leave(task);
        if (_locks is null) return;
        _locks.Release(task);
        QueueWoken();
    }

    /// <summary>Another plan has the task's files: it waits without any of its own.</summary>
    private void Withhold(int task, int pattern)
    {
        _withheld.Add(task);
        if (_locks is null) return;
        _locks.Yield(task, pattern);
        QueueWoken();
    }

    private bool TryLock(int task)
    {
        var isLocked = _locks!.TryAcquire(task);
        QueueWoken();
        return isLocked;
    }

    private void QueueWoken()
    {
        while (_locks!.TryUnpark(out var waiting)) _ready.Add(_rank[waiting]);
    }

    private void Queue(int task, bool isRetry)
    {
        if (_batches is not null && _batches.IsBatched(task) && !_batches.IsInBatch(task)) _batches.Offer(task, isRetry);
        else (isRetry ? Retries : _ready).Add(_rank[task]);
    }

    private void Unqueue(int task)
    {
        _ready.Remove(_rank[task]);
        _retries?.Remove(_rank[task]);
        _earlier?.Remove(task);
        _batches?.Withdraw(task);
        _withheld.Remove(task);
        _phases?.Forget(task);
        if (_locks is null) return;
        _locks.Forget(task);
        QueueWoken();
    }

    private ReadyQueue Retries => _retries ??= new ReadyQueue(_taskCount);

    /// <summary>Takes the task to start next, or -1: what an earlier run began, then retries, then by rank.</summary>
    private int Take()
    {
        if (_earlier is not null && _earlier.TryTake(out var task)) return task;
        var rank = _retries?.Take() ?? -1;
        if (rank < 0) rank = _ready.Take();
        return rank < 0 ? -1 : _taskAt[rank];
    }

    private void FormBatches()
    {
        while (_batches!.TryForm(_waiting, out var batch))
        {
            OnBatch?.Invoke(batch);
            foreach (var task in batch)
            {
                if (_waiting[task] == 0 && _earlier?.TryAdd(task) != true) _ready.Add(_rank[task]);
            }
        }
    }
}
