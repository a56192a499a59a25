using PlanCore;

namespace PlanRuntime;

/// <summary>Compensations at the end of a run (execution contract, section 3, "Rollback").</summary>
internal sealed partial class PlanRun
{
    private bool MayRollBack => _options.OnFailure == FailurePolicy.Rollback || _options.OnVerifyFailure == VerifyFailure.Rollback;

    /// <summary>The completed tasks to undo, the last completed first.</summary>
    private List<int> TasksToCompensate()
    {
        var tasks = new List<int>();
        if (_completions is null) return tasks;
        var from = FirstPhaseToUndo();
        for (var i = _completions.Count - 1; i >= 0; i--)
        {
            var task = _completions[i];
            if (_plan.Tables.Tasks[task].Phase >= from && _handlers.Compensates(task)) tasks.Add(task);
        }

        return tasks;
    }

    private int FirstPhaseToUndo()
    {
        var from = int.MaxValue;
        for (var t = 0; t < _plan.TaskCount; t++)
        {
            ref readonly var task = ref _plan.Tables.Tasks[t];
            if (_machine.StateOf(t) != TaskState.Failed || task.Is(TaskFlags.Optional)) continue;
            if (_options.OnFailure == FailurePolicy.Rollback) return 0;
            if (_options.OnVerifyFailure == VerifyFailure.Rollback && task.IsBackgroundVerification) from = Math.Min(from, _plan.Tables.VerifiedPhaseOf(t));
        }

        return from;
    }

    /// <summary>One after the other; one that fails is reported, and the others still run.</summary>
    private async Task CompensateAsync(List<int> tasks)
    {
        _compensated = [];
        foreach (var task in tasks)
        {
            Exception? error = null;
            try
            {
                if (_context is not null) ExecutionContext.Restore(_context);
                await _handlers.CompensateAsync(task, new PlanTaskContext(this, task, AttemptOf(task), CancellationToken.None), CancellationToken.None).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Do not catch general exception types: whatever a compensation throws is reported as its outcome.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                error = exception;
            }

            _compensated[task] = error;
            _observer?.Compensated(task, error);
            if (_feed is null) continue;
            using (_lock.Enter()) _feed.Add(new PlanEvent(error is null ? PlanEventKind.TaskCompensated : PlanEventKind.CompensationFailed, Graph, Now()) { Task = Graph.TaskAt(task), Error = error });
            _feed.Deliver();
        }

        Conclude();
    }
}
