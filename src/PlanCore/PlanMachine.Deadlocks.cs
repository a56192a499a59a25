namespace PlanCore;

/// <summary>
/// What is left when something failed, nothing runs and nothing can start. Gates make it possible, since a share that was
/// free to choose among tasks is not free any more: in an all-success run nothing is ever left.
/// </summary>
internal sealed partial class PlanMachine
{
    /// <summary>Lets the next task start that only waits for blocked ones to be settled, or blocks what is left.</summary>
    /// <returns>Whether something can start.</returns>
    private bool TryResolve()
    {
        var task = FindHeldByBlocked();
        if (task >= 0)
        {
            // One at a time: nothing runs beside it, so it cannot overlap with what the blocked tasks still wait for.
            _waiting[task] = 0;
            Reach(task);
            Propagate();
            if (_batches is not null) FormBatches();
            return true;
        }

        for (var n = 0; n < _plan.NodeCount; n++)
        {
            // What waits for itself through a gate can never start.
            if (_state[n] == TaskState.Pending) Block(n, n);
        }

        return false;
    }

    /// <summary>The first task that waits for nothing but the order after blocked tasks, or -1.</summary>
    private int FindHeldByBlocked()
    {
        var held = new int[_plan.TaskCount];
        for (var n = 0; n < _plan.TaskCount; n++)
        {
            if (!IsHeld(n) || _waiting[n] == 0) continue;
            for (var e = _plan.Offsets[n]; e < _plan.Offsets[n + 1]; e++)
            {
                if ((_plan.Edges[e] & 1) != 0 && _plan.IsTask(_plan.Edges[e] >> 1)) held[_plan.Edges[e] >> 1]++;
            }
        }

        for (var t = 0; t < held.Length; t++)
        {
            if (_state[t] == TaskState.Pending && held[t] > 0 && held[t] == _waiting[t]) return t;
        }

        return -1;
    }
}
