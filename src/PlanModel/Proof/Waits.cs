using PlanCore;

namespace PlanModel;

/// <summary>One task waits for another, for a reason that a reader can find in the plan.</summary>
/// <param name="Task">The task that waits.</param>
/// <param name="On">The task it waits for.</param>
/// <param name="Origin">The cause.</param>
/// <param name="Text">The reason in words, without a line.</param>
/// <param name="Place">Where the cause is written.</param>
/// <param name="IsReference">Whether <paramref name="Place"/> is a reference that can be removed.</param>
internal sealed record Wait(int Task, int On, EdgeOrigin Origin, string Text, TextSpan Place, bool IsReference)
{
    /// <summary>The task at which the cause is written.</summary>
    public int Holder { get; init; } = Task;

    /// <summary>The lowered plan's edge that the cause makes.</summary>
    public (int Source, int Target) Edge { get; init; } = (On, Task);
}

/// <summary>Explains edges of a lowered plan in the plan's own words.</summary>
internal sealed class Waits
{
    private readonly BoundPlan _plan;
    private readonly LoweredPlan _lowered;
    private readonly Dictionary<(int Task, int On), BoundDependency> _declared = [];

    public Waits(BoundPlan plan, LoweredPlan lowered)
    {
        (_plan, _lowered) = (plan, lowered);
        foreach (var dependency in plan.Dependencies) _declared[(dependency.Task, dependency.On)] = dependency;
    }

    /// <summary>Turns a cycle of nodes, each waiting for the next and the last for the first, into waits between tasks.</summary>
    /// <param name="cycle">The nodes; the first is a task.</param>
    public List<Wait> Explain(List<int> cycle)
    {
        var waits = new List<Wait>();
        for (var start = 0; start < cycle.Count;)
        {
            var end = start + 1;
            while (end < cycle.Count && !_lowered.IsTask(cycle[end])) end++;
            var on = end < cycle.Count ? cycle[end] : cycle[0];
            waits.Add(ExplainHop(cycle, start, end, on));
            start = end;
        }

        return waits;
    }

    private Wait ExplainHop(List<int> cycle, int start, int end, int on)
    {
        var task = cycle[start];
        var (waiter, source) = (_plan.Document.Tasks[task], _plan.Document.Tasks[on]);

        // The edge that leaves the source names the cause; the joins between say how it reaches the task.
        var entered = end - 1 > start ? cycle[end - 1] : task;
        var origin = OriginOf(on, entered);
        var join = end - 1 > start ? _lowered.Joins[entered - _lowered.TaskCount] : default;
        switch (origin)
        {
            case EdgeOrigin.Explicit or EdgeOrigin.Blocks or EdgeOrigin.Wave:
                var holder = entered == task ? task : join.Subject;
                var dependency = _declared[(holder, on)];
                var text = dependency.IsReversed ? $"{source.Id} blocks {_plan.Document.Tasks[holder].Id}" : $"{_plan.Document.Tasks[holder].Id} depends on {source.Id}";
                if (holder != task) text = $"{waiter.Id} waits with its parent: {text}";
                return new Wait(task, on, origin, text, dependency.Reference.Span, IsReference: true) { Holder = dependency.IsReversed ? on : holder, Edge = (on, entered) };
            case EdgeOrigin.Hierarchy:
                return new Wait(task, on, origin, $"{waiter.Id} runs after its child {source.Id}", source.IdSpan, IsReference: false);
            case EdgeOrigin.Sequential:
                return new Wait(task, on, origin, $"{waiter.Id} follows {source.Id} ([SEQUENTIAL])", waiter.IdSpan, IsReference: false);
            case EdgeOrigin.DocumentOrder:
                return new Wait(task, on, origin, $"{waiter.Id} waits for its place after {source.Id}", waiter.IdSpan, IsReference: false);
            case EdgeOrigin.Verification:
                return new Wait(task, on, origin, $"{waiter.Id} verifies phase {_plan.Document.Phases[source.Phase].Id}, which contains {source.Id}", waiter.IdSpan, IsReference: false);
            default:
                var (opened, before) = (_plan.Document.Phases[waiter.Phase], _plan.Document.Phases[source.Phase]);
                var gate = opened.Index == before.Index
                    ? $"{waiter.Id} opens after {source.Id}"
                    : $"phase {opened.Id} opens after phase {before.Id}";
                return new Wait(task, on, EdgeOrigin.Gate, gate, opened.Span.Length > 0 ? opened.Span : waiter.IdSpan, IsReference: false);
        }
    }

    private EdgeOrigin OriginOf(int source, int target)
    {
        for (var e = _lowered.Offsets[source]; e < _lowered.Offsets[source + 1]; e++)
        {
            if (_lowered.Edges[e] >> 1 == target) return _lowered.Origins[e];
        }

        return EdgeOrigin.Gate;
    }
}
