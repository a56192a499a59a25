using System.Collections;
using System.Diagnostics.CodeAnalysis;
using PlanCore;

namespace PlanRuntime;

/// <summary>A plan that can be run: phases, tasks and what they wait for. Made by <see cref="PlanGraphBuilder"/>; immutable and safe to share.</summary>
public sealed class PlanGraph
{
    private readonly Dictionary<string, int> _index;
    private readonly LoweredPlans _lowered;
    private PlanTask?[]? _tasks;
    private readonly PlanPhase[] _phases;
    private int[]? _dependencyStarts;
    private int[]? _dependencies;
    private int[]? _fileOwners;
    private PlanSelection? _selection;
    private PlanContent? _content;

    internal PlanGraph(PlanTables tables, PlanShape shape, TaskNotes notes, string? source, Dictionary<string, int> index)
    {
        (Tables, Shape, Notes, Source, _index) = (tables, shape, notes, source, index);
        _lowered = new LoweredPlans(tables);
        _phases = new PlanPhase[tables.Phases.Length];
        for (var p = 0; p < _phases.Length; p++) _phases[p] = new PlanPhase(this, p);
        Tasks = new TaskList(this);
    }

    /// <summary>Gets the name of the plan.</summary>
    public string Name => Tables.Name;

    /// <summary>Gets the path of the plan file, or <see langword="null"/> if the plan was made by code.</summary>
    public string? Source { get; }

    /// <summary>Gets the phases in document order.</summary>
    public IReadOnlyList<PlanPhase> Phases => _phases;

    /// <summary>Gets the tasks in document order.</summary>
    public IReadOnlyList<PlanTask> Tasks { get; }

    /// <summary>Gets the pattern by which the plan runs when the run asks for no other, and why.</summary>
    public PlanSelection Selection => _selection ??= new PlanSelection(this, Lower(new LoweringOptions()).Plan.Choice);

    /// <summary>Gets a task by its id.</summary>
    /// <param name="id">The id; upper and lower case are the same.</param>
    /// <exception cref="KeyNotFoundException">The plan has no such task.</exception>
    public PlanTask this[string id] => TryGetTask(id, out var task) ? task : throw new KeyNotFoundException($"Plan '{Name}' has no task '{id}'.");

    /// <summary>Finds a task by its id.</summary>
    /// <param name="id">The id; upper and lower case are the same.</param>
    /// <param name="task">The task, or <see langword="null"/>.</param>
    /// <returns>Whether the plan has such a task.</returns>
    public bool TryGetTask(string id, [NotNullWhen(true)] out PlanTask? task)
    {
        ArgumentNullException.ThrowIfNull(id);
        task = _index.TryGetValue(id, out var index) ? TaskAt(index) : null;
        return task is not null;
    }

    /// <summary>Predicts a run in virtual time, by the same state machine that runs the plan.</summary>
    /// <param name="options">The pattern, the limit and the durations; those of the plan if <see langword="null"/>.</param>
    /// <returns>When each task starts and ends, and the makespan beside its lower bound.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public PlanSimulation Simulate(PlanSimulationOptions? options = null) => PlanSimulation.Of(this, options ?? new PlanSimulationOptions());

    /// <summary>Returns the name.</summary>
    public override string ToString() => $"{Name} ({Tables.Tasks.Length} tasks)";

    internal PlanTables Tables { get; }

    internal PlanShape Shape { get; }

    internal TaskNotes Notes { get; }

    /// <summary>What the plan asks to be done, as hashes; found when first asked for.</summary>
    internal PlanContent Content => _content ??= PlanContent.Of(this);

    internal CheckedPlan Lower(LoweringOptions options) => _lowered.For(options);

    /// <summary>A task's object is made when it is first asked for, so that large plans do not pay for what nobody looks at.</summary>
    internal PlanTask TaskAt(int index)
    {
        var tasks = Volatile.Read(ref _tasks) ?? Interlocked.CompareExchange(ref _tasks, new PlanTask?[Tables.Tasks.Length], null) ?? _tasks;
        return Volatile.Read(ref tasks[index]) ?? Interlocked.CompareExchange(ref tasks[index], new PlanTask(this, index), null) ?? tasks[index]!;
    }

    internal IReadOnlyList<PlanTask> DependenciesOf(int task)
    {
        if (Volatile.Read(ref _dependencyStarts) is not { } starts)
        {
            (starts, _dependencies) = GroupDependencies();
            Volatile.Write(ref _dependencyStarts, starts);
        }

        var some = new PlanTask[starts[task + 1] - starts[task]];
        for (var i = 0; i < some.Length; i++) some[i] = TaskAt(_dependencies![starts[task] + i]);
        return some;
    }

    internal IReadOnlyList<PlanFile> FilesOf(int task)
    {
        var first = Array.BinarySearch(FileOwners(), task);
        if (first < 0) return [];
        while (first > 0 && Tables.Files[first - 1].Task == task) first--;
        var files = new List<PlanFile>();
        for (var f = first; f < Tables.Files.Length && Tables.Files[f].Task == task; f++) files.Add(new PlanFile(Tables.Files[f].Path, Tables.Files[f].Writes));
        return files;
    }

    private int[] FileOwners() => _fileOwners ??= Array.ConvertAll(Tables.Files, f => f.Task);

    private (int[] Starts, int[] Dependencies) GroupDependencies()
    {
        var starts = new int[Tables.Tasks.Length + 1];
        foreach (var dependency in Tables.Dependencies) starts[dependency.Task + 1]++;
        for (var t = 0; t < Tables.Tasks.Length; t++) starts[t + 1] += starts[t];
        var next = (int[])starts.Clone();
        var dependencies = new int[Tables.Dependencies.Length];
        foreach (var dependency in Tables.Dependencies) dependencies[next[dependency.Task]++] = dependency.On;
        return (starts, dependencies);
    }

    private sealed class TaskList(PlanGraph plan) : IReadOnlyList<PlanTask>
    {
        public int Count => plan.Tables.Tasks.Length;

        public PlanTask this[int index] => plan.TaskAt(index);

        public IEnumerator<PlanTask> GetEnumerator()
        {
            for (var t = 0; t < Count; t++) yield return plan.TaskAt(t);
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
