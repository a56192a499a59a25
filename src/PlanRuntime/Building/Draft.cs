using PlanCore;

namespace PlanRuntime;

/// <summary>A plan as declared so far, references unresolved.</summary>
internal sealed class Draft(string name, string? source)
{
    public string Name { get; } = name;

    public string? Source { get; } = source;

    public Rows<PhaseRow> Phases { get; } = new();

    public Rows<TaskRow> Tasks { get; } = new();

    public TaskNotes Notes { get; } = new();

    /// <summary>What tasks wait for; a reference by id is resolved by <see cref="DraftBinder"/>.</summary>
    public Rows<Dependency> Dependencies { get; } = new();

    /// <summary>A task and the id of one that waits for it.</summary>
    public List<(int Task, string Id)> Blocked { get; } = [];

    /// <summary>A task and the id of its parent.</summary>
    public List<(int Task, string Id)> Parents { get; } = [];

    public List<string[]> SequentialGroups { get; } = [];

    public List<(string[] Tasks, string[] OnTasks)> EarlyTasks { get; } = [];

    public List<(int Phase, string? OnPhase, int Percent, string[] OnTasks)> Openings { get; } = [];

    public List<(int Phase, string[] Others)> ParallelPhases { get; } = [];

    public List<(int Phase, string Verified)> ConcurrentVerifications { get; } = [];

    public List<(int Task, string Phase)> Verifications { get; } = [];

    public Rows<FileRow> Files { get; } = new();

    public PatternKind? Pattern { get; set; }

    public bool IgnorePhases { get; set; }

    public int? PhaseThreshold { get; set; }

    public int? BatchSize { get; set; }

    public int? MaxParallelism { get; set; }

    public int? MaxPhases { get; set; }

    public int? MaxAttempts { get; set; }

    public long? Timeout { get; set; }

    public int AddPhase(string id, string title) => Phases.Add(new PhaseRow { Id = id, Title = title });

    public int AddTask(string id, string title)
    {
        if (Phases.Count == 0) AddPhase("", "");
        return Tasks.Add(new TaskRow { Id = id, Title = title, Phase = Phases.Count - 1, Parent = -1, Estimate = -1 });
    }

    public void AddDependency(int task, string on, EdgeOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(on);
        Dependencies.Add(new Dependency(task, -1, on, origin));
    }

    public void AddDependency(int task, int on, EdgeOrigin origin) => Dependencies.Add(new Dependency(task, on, null, origin));

    /// <param name="Task">The task that waits.</param>
    /// <param name="On">The task it waits for, or -1 where an id names it.</param>
    /// <param name="Id">The id of the task it waits for.</param>
    /// <param name="Origin">Where the edge comes from.</param>
    public readonly record struct Dependency(int Task, int On, string? Id, EdgeOrigin Origin);
}
