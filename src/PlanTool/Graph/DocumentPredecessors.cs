using PlanCore;

namespace PlanTool.Graph;

/// <summary>Finds the tasks that the document's order and sequential groups put directly before a task.</summary>
/// <remarks>
/// A lowered plan says this through joins; here they are expanded, leaving out what is implied: in a chain of a, b and c, c
/// runs after b. What a child waits for because its parent does is the parent's.
/// </remarks>
internal sealed class DocumentPredecessors
{
    private readonly LoweredPlan _plan;
    private readonly List<int>?[] _sources;
    private readonly List<int>?[] _expanded;

    public DocumentPredecessors(LoweredPlan plan)
    {
        _plan = plan;
        _sources = new List<int>?[plan.NodeCount];
        _expanded = new List<int>?[plan.NodeCount];
        for (var node = 0; node < plan.NodeCount; node++)
        {
            for (var e = plan.Offsets[node]; e < plan.Offsets[node + 1]; e++)
            {
                if (plan.Origins[e] is EdgeOrigin.DocumentOrder or EdgeOrigin.Sequential) (_sources[plan.Edges[e] >> 1] ??= []).Add(node);
            }
        }

        // A parent's sequential predecessors hold back its children, too, so they lead into its entry.
        for (var j = 0; j < plan.Joins.Length; j++)
        {
            if (plan.Joins[j].Kind != JoinKind.Entry || _sources[plan.TaskCount + j] is not { } before) continue;
            (_sources[plan.Joins[j].Subject] ??= []).AddRange(before);
        }
    }

    /// <summary>The tasks directly before one, or <see langword="null"/> if there are none.</summary>
    public List<int>? Of(int task)
    {
        if (_sources[task] is not { } sources) return null;
        var parent = _plan.Tables.Tasks[task].Parent;
        var result = new List<int>();
        foreach (var source in sources)
        {
            if (_plan.IsTask(source)) result.Add(source);
            else if (!IsPlaceOf(source, parent)) result.AddRange(IsPlaceOf(source, task) ? ExpandOwnPlace(source, parent) : Expand(source));
        }

        return result;
    }

    /// <summary>The place of a task with children: what leads into it leads to the task.</summary>
    private List<int> ExpandOwnPlace(int place, int parent)
    {
        var result = new List<int>();
        foreach (var source in _sources[place] ?? [])
        {
            if (_plan.IsTask(source)) result.Add(source);
            else if (!IsPlaceOf(source, parent)) result.AddRange(Expand(source));
        }

        return result;
    }

    /// <summary>The tasks a join stands for, without those that others among them already wait for; walks joins with a stack of its own.</summary>
    private List<int> Expand(int join)
    {
        var open = new Stack<int>();
        open.Push(join);
        while (open.Count > 0)
        {
            var at = open.Peek();
            if (_expanded[at] is not null)
            {
                open.Pop();
                continue;
            }

            var further = (_sources[at] ?? []).FindAll(source => !_plan.IsTask(source) && !IsImplied(at, source));
            var unknown = further.FindAll(source => _expanded[source] is null);
            if (unknown.Count > 0)
            {
                unknown.ForEach(open.Push);
                continue;
            }

            var tasks = (_sources[at] ?? []).FindAll(_plan.IsTask);
            foreach (var source in further) tasks.AddRange(_expanded[source]!);
            _expanded[at] = tasks;
            open.Pop();
        }

        return _expanded[join]!;
    }

    /// <summary>Whether a task of the join waits for the earlier join itself.</summary>
    private bool IsImplied(int join, int earlier) =>
        _sources[join]!.Exists(source => _plan.IsTask(source) && WaitsFor(source, earlier));

    private bool WaitsFor(int task, int join)
    {
        if (_sources[task] is not { } sources) return false;
        return sources.Contains(join) || sources.Exists(source => IsPlaceOf(source, task) && _sources[source]?.Contains(join) == true);
    }

    private bool IsPlaceOf(int node, int task) =>
        task >= 0 && !_plan.IsTask(node) && _plan.Joins[node - _plan.TaskCount] is { Kind: JoinKind.Place } join && join.Subject == task;
}
