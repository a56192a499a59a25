using PlanCore;

namespace PlanRuntime;

/// <summary>Parents that no handler does: they are complete once their parts are, and take no place, batch or file.</summary>
internal sealed partial class PlanRun
{
    private bool[]? WorklessOf(PlanHandlers handlers)
    {
        bool[]? workless = null;
        if (!Graph.Shape.AnyChildren) return null;
        var isParent = Graph.Shape.HasChildren;
        for (var t = 0; t < isParent.Length; t++)
        {
            if (!isParent[t] || handlers.Handles(t)) continue;

            // Two statements: the trim analyzer of the .NET 8 SDK fails on '(x ??= …)[i] = …' in a loop.
            workless ??= new bool[isParent.Length];
            workless[t] = true;
        }

        return workless;
    }

    /// <summary>Records the parents that were complete before anything started.</summary>
    private void RecordJoined(bool[]? workless)
    {
        for (var t = 0; t < workless?.Length; t++)
        {
            if (workless[t] && _machine.StateOf(t) == TaskState.Completed) OnJoined(t);
        }
    }

    private void ObserveJoined(int task, long now)
    {
        _observer!.Started(task, NextAttemptOf(task), now);
        _observer.Ended(task, TaskState.Completed, null, now);
    }

    /// <summary>A parent ended by itself; called under the lock.</summary>
    private void OnJoined(int task)
    {
        var state = _machine.StateOf(task);
        var now = _lock.Settle(_record.Read());
        if (state == TaskState.Completed)
        {
            _record.Start(task, now);
            _record.End(task, now);
            if (_observer is not null && _start?.Earlier.IsSatisfied(task) != true) ObserveJoined(task, now);
            _completions?.Add(task);
        }

        if (_feed is not null) Tell(task, state, null, now);
    }
}
