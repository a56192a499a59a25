using PlanCore;

namespace PlanRuntime;

/// <summary>Looks up the ids of a draft and makes the tables; what is wrong is said in the words of the rules.</summary>
internal sealed class DraftBinder
{
    private readonly Draft _draft;
    private readonly TaskRow[] _tasks;
    private readonly Dictionary<string, int> _taskIndex;
    private readonly Dictionary<string, int> _phaseIndex;

    private DraftBinder(Draft draft)
    {
        _draft = draft;
        _tasks = draft.Tasks.ToArray();
        _taskIndex = new Dictionary<string, int>(_tasks.Length, StringComparer.OrdinalIgnoreCase);
        _phaseIndex = new Dictionary<string, int>(draft.Phases.Count, StringComparer.OrdinalIgnoreCase);
    }

    public static PlanGraph Bind(Draft draft) => new DraftBinder(draft).Bind();

    private PlanGraph Bind()
    {
        for (var p = 0; p < _draft.Phases.Count; p++)
        {
            if (!_phaseIndex.TryAdd(_draft.Phases.Ref(p).Id, p)) throw PlanFaults.PhaseDeclaredTwice(_draft, p);
        }

        for (var t = 0; t < _tasks.Length; t++)
        {
            if (!_taskIndex.TryAdd(_tasks[t].Id, t)) throw PlanFaults.TaskDeclaredTwice(_draft, t, _taskIndex[_tasks[t].Id]);
        }

        foreach (var (task, id) in _draft.Parents)
        {
            var parent = TaskOf(id, task, "is a part of");
            if (parent == task) throw PlanFaults.DependsOnItself(_draft, task, task, isParent: false);
            _tasks[task].Parent = parent;
        }

        var dependencies = Dependencies();
        PlanFaults.ThrowIfHierarchyIsCyclic(_draft, _tasks);
        var tables = new PlanTables
        {
            Name = _draft.Name,
            Phases = _draft.Phases.ToArray(),
            Tasks = _tasks,
            Dependencies = dependencies,
            SequentialGroups = _draft.SequentialGroups.ConvertAll(g => TasksOf(g, "a group that runs one at a time")).ToArray(),
            ParallelPhases = _draft.ParallelPhases.ConvertAll(ParallelGroup).ToArray(),
            Openings = _draft.Openings.ConvertAll(Opening).ToArray(),
            EarlyTasks = _draft.EarlyTasks.ConvertAll(e => new EarlyRow(TasksOf(e.Tasks, "an early opening"), TasksOf(e.OnTasks, "an early opening"))).ToArray(),
            ConcurrentVerifications = _draft.ConcurrentVerifications.ConvertAll(c => new ConcurrentRow(c.Phase, PhaseOf(c.Verified))).ToArray(),
            Verifications = _draft.Verifications.ConvertAll(v => new VerificationRow(v.Task, PhaseOf(v.Phase))).ToArray(),
            Files = _draft.Files.ToArray().OrderBy(f => f.Task).ToArray(),
            Defaults = new PlanDefaults
            {
                Pattern = _draft.Pattern,
                IgnorePhases = _draft.IgnorePhases,
                PhaseThreshold = _draft.PhaseThreshold,
                BatchSize = _draft.BatchSize,
                MaxParallelism = _draft.MaxParallelism,
                MaxPhases = _draft.MaxPhases,
                MaxAttempts = _draft.MaxAttempts,
                Timeout = _draft.Timeout,
            },
        };

        var shape = new PlanShape(tables);
        var graph = new PlanGraph(tables, shape, _draft.Notes.Copy(), _draft.Source, _taskIndex);
        if (graph.Lower(new LoweringOptions()).Stuck.Count > 0) PlanFaults.ThrowIfCyclic(_draft, graph.Lower(new LoweringOptions()).Plan);
        return graph;
    }

    private DependencyRow[] Dependencies()
    {
        var declared = _draft.Dependencies.AsSpan();
        var rows = new DependencyRow[declared.Length + _draft.Blocked.Count];
        for (var d = 0; d < declared.Length; d++)
        {
            ref readonly var dependency = ref declared[d];
            var on = dependency.Id is null ? dependency.On : TaskOf(dependency.Id, dependency.Task, "depends on");
            rows[d] = Row(dependency.Task, on, dependency.Origin);
        }

        for (var b = 0; b < _draft.Blocked.Count; b++)
        {
            var (task, id) = _draft.Blocked[b];
            var blocked = TaskOf(id, task, "blocks");
            _tasks[blocked].Flags |= TaskFlags.DeclaresDependencies;
            rows[declared.Length + b] = Row(blocked, task, EdgeOrigin.Blocks);
        }

        return rows;
    }

    private DependencyRow Row(int task, int on, EdgeOrigin origin)
    {
        if (task == on || _tasks[task].Parent == on || _tasks[on].Parent == task) throw PlanFaults.DependsOnItself(_draft, task, on, isParent: _tasks[task].Parent == on);
        return new DependencyRow(task, on, origin);
    }

    private OpeningRow Opening((int Phase, string? OnPhase, int Percent, string[] OnTasks) opening) => opening.OnPhase is null
        ? new OpeningRow(opening.Phase, -1, -1, TasksOf(opening.OnTasks, $"the opening of phase '{_draft.Phases.Ref(opening.Phase).Id}'"))
        : new OpeningRow(opening.Phase, PhaseOf(opening.OnPhase), opening.Percent);

    private int[] ParallelGroup((int Phase, string[] Others) group)
    {
        var phases = new SortedSet<int> { group.Phase };
        foreach (var other in group.Others) phases.Add(PhaseOf(other));
        return phases.ToArray();
    }

    private int TaskOf(string id, int task, string relation) =>
        _taskIndex.TryGetValue(id, out var found) ? found : throw PlanFaults.UnknownTask(_draft, task, relation, id);

    private int[] TasksOf(string[] ids, string what) =>
        Array.ConvertAll(ids, id => _taskIndex.TryGetValue(id, out var task) ? task : throw PlanFaults.UnknownTask(_draft, what, id));

    private int PhaseOf(string id) => _phaseIndex.TryGetValue(id, out var phase) ? phase : throw PlanFaults.UnknownPhase(_draft, id);
}
