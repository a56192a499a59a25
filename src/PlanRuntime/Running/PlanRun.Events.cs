using PlanCore;

namespace PlanRuntime;

/// <summary>What those who watch are told; nothing here costs anything where nobody does.</summary>
internal sealed partial class PlanRun
{
    /// <summary>A handler tells how far it is.</summary>
    public void ReportProgress(int task, int attempt, double share, string? message)
    {
        if (_feed is null) return;
        using (_lock.Enter())
        {
            if (_isOver || _machine.StateOf(task) != TaskState.Running) return;
            _feed.Add(new PlanEvent(PlanEventKind.TaskProgressed, Graph, Now()) { Task = Graph.TaskAt(task), Attempt = attempt, Progress = share, Message = message });
        }

        _feed.Deliver();
    }

    private void Observe()
    {
        _machine.OnBlocked = (task, _) => _feed!.Add(new PlanEvent(PlanEventKind.TaskBlocked, Graph, Now())
        {
            Task = Graph.TaskAt(task),
            BlockedBy = _ending >= 0 ? Graph.TaskAt(_ending) : null,
        });
        _machine.OnBatch = batch => _feed!.Add(new PlanEvent(PlanEventKind.BatchBegan, Graph, Now()) { Tasks = batch.Select(Graph.TaskAt).ToArray() });
        _machine.OnFired = node =>
        {
            var join = _plan.Joins[node - _plan.TaskCount];
            if (join.Kind == JoinKind.Gate) _feed!.Add(new PlanEvent(PlanEventKind.PhaseOpened, Graph, Now()) { Phase = Graph.Phases[join.Subject] });
            else if (join.Kind == JoinKind.EarlyGate) _feed!.Add(new PlanEvent(PlanEventKind.GateOpened, Graph, Now()) { Tasks = TasksBehind(node) });
        };
    }

    /// <summary>The tasks that a gate opens.</summary>
    private PlanTask[] TasksBehind(int gate)
    {
        var edges = _plan.Edges.AsSpan(_plan.Offsets[gate].._plan.Offsets[gate + 1]);
        var tasks = new List<PlanTask>(edges.Length);
        foreach (var edge in edges)
        {
            if (_plan.IsTask(edge >> 1)) tasks.Add(Graph.TaskAt(edge >> 1));
        }

        return [.. tasks];
    }

    private void Tell(int task, TaskState state, Exception? error, long now)
    {
        var kind = state switch
        {
            TaskState.Completed => PlanEventKind.TaskCompleted,
            TaskState.Failed => PlanEventKind.TaskFailed,
            TaskState.Skipped => PlanEventKind.TaskSkipped,
            _ => PlanEventKind.TaskCanceled,
        };
        _feed!.Add(new PlanEvent(kind, Graph, _record.TimeOf(now)) { Task = Graph.TaskAt(task), Attempt = _record.HasStarted(task) ? AttemptOf(task) : 0, Error = error, Duration = _record.DurationOf(task) });
    }

    private DateTimeOffset Now() => _record.TimeOf(_lock.Settle(_record.ReadNow()));
}
