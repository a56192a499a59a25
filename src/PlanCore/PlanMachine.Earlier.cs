namespace PlanCore;

/// <summary>How a run goes on from what earlier ones left.</summary>
internal sealed partial class PlanMachine
{
    /// <summary>Failed tasks of earlier runs before which something has not ended: they hold up those that follow them, like blocked ones.</summary>
    private HashSet<int>? _heldFailures;

    private bool IsHeld(int task) => _state[task] == TaskState.Blocked || (_heldFailures is not null && _state[task] == TaskState.Failed && _heldFailures.Contains(task));

    /// <summary>
    /// All states first, then what follows from them. A restored task whose own order edges are not settled (the plan was
    /// edited, or what it followed is run again) holds up those that merely follow it, like a skipped one. What ends by itself
    /// is decided anew.
    /// </summary>
    private void Restore(EarlierRun earlier, MachineOptions options)
    {
        for (var t = 0; t < _plan.TaskCount; t++)
        {
            if (options.Rerun?[t] == true || IsJoin(t) || earlier.States[t] is not (TaskState.Completed or TaskState.Skipped or TaskState.Failed)) continue;
            _state[t] = earlier.States[t];
            Unfinished--;
        }

        for (var t = 0; t < _plan.TaskCount; t++)
        {
            if (_state[t] == TaskState.Failed) RestoreFailure(t);
            else if (_state[t] is TaskState.Completed or TaskState.Skipped) _settled.Push(new Settlement(t, _waiting[t] == 0 ? EdgeKinds.All : EdgeKinds.Hard));
        }
    }

    private void RestoreFailure(int task)
    {
        _isBroken = true;
        _broken.Push(task);
        if (_waiting[task] == 0) _settled.Push(new Settlement(task, EdgeKinds.All));
        else (_heldFailures ??= []).Add(task);
        if (_blocksUnverified && _plan.Tables.Tasks[task].IsBackgroundVerification) BlockAfter(task);
    }

    /// <summary>Moves what is ready and was left half done before everything else.</summary>
    private void PutEarlierFirst(EarlierTasks earlier)
    {
        for (var t = 0; t < _plan.TaskCount; t++)
        {
            if (!earlier.Has(t) || _state[t] != TaskState.Pending || _waiting[t] != 0) continue;
            Unqueue(t);
            if (_batches is not null && _batches.IsBatched(t)) _batches.Offer(t, isRetry: true);
            else earlier.TryAdd(t);
        }
    }
}
