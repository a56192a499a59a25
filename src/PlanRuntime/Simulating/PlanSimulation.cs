using PlanCore;

namespace PlanRuntime;

/// <summary>A predicted run of a plan in virtual time.</summary>
public sealed class PlanSimulation
{
    private PlanSimulation(PlanGraph plan, Simulation simulation, int limit)
    {
        Plan = plan;
        MaxParallelism = limit;
        Selection = new PlanSelection(plan, simulation.Plan.Choice);
        Makespan = simulation.Makespan is { } makespan ? TimeSpan.FromMilliseconds(makespan) : null;
        Bound = TimeSpan.FromMilliseconds(Simulation.BoundOf(simulation.Plan, limit));
        CriticalPath = CriticalPathOf(plan, simulation);
        var tasks = new PlannedTask[plan.Tasks.Count];
        for (var t = 0; t < tasks.Length; t++)
        {
            var start = simulation.Starts[t];
            tasks[t] = start >= 0
                ? new PlannedTask(plan.TaskAt(t), TimeSpan.FromMilliseconds(start), TimeSpan.FromMilliseconds(simulation.Ends[t]), (PlanTaskStatus)simulation.States[t])
                : new PlannedTask(plan.TaskAt(t), null, null, (PlanTaskStatus)simulation.States[t]);
        }

        Tasks = tasks;
    }

    /// <summary>Gets the plan.</summary>
    public PlanGraph Plan { get; }

    /// <summary>Gets the pattern simulated, and why.</summary>
    public PlanSelection Selection { get; }

    /// <summary>Gets how many tasks run at once at most.</summary>
    public int MaxParallelism { get; }

    /// <summary>Gets how long the run takes; <see langword="null"/> if some task can never start.</summary>
    public TimeSpan? Makespan { get; }

    /// <summary>Gets what no schedule undercuts by the estimates: the longer of the critical path and the work shared out evenly.</summary>
    public TimeSpan Bound { get; }

    /// <summary>Gets the longest chain of tasks that wait for each other, in order.</summary>
    public IReadOnlyList<PlanTask> CriticalPath { get; }

    /// <summary>Gets when each task starts and ends, in document order.</summary>
    public IReadOnlyList<PlannedTask> Tasks { get; }

    internal static PlanSimulation Of(PlanGraph plan, PlanSimulationOptions options)
    {
        var lowered = plan.Lower(new LoweringOptions
        {
            Pattern = options.Pattern is { } pattern ? Patterns.Kind(pattern) : null,
            IgnorePhases = options.IgnorePhases,
            PhaseThreshold = options.PhaseThreshold,
            BatchSize = options.BatchSize,
        }).Plan;
        var limit = options.MaxParallelism ?? plan.Tables.Defaults.MaxParallelism ?? LoweringOptions.DefaultLimit;
        var simulation = Simulation.Run(
            lowered,
            limit,
            options.Durations is { } durations ? t => (long)Ranges.NotNegative(durations(plan.TaskAt(t)), nameof(options.Durations)).TotalMilliseconds : null,
            options.Fails is { } fails ? t => fails(plan.TaskAt(t)) : null,
            options.IgnoreMarks);
        return new PlanSimulation(plan, simulation, limit);
    }

    private static List<PlanTask> CriticalPathOf(PlanGraph plan, Simulation simulation) => PlanCore.CriticalPath.Of(simulation.Plan).ConvertAll(plan.TaskAt);
}

/// <summary>A task in a simulation.</summary>
/// <param name="Task">The task.</param>
/// <param name="Start">When it starts, from the start of the run; <see langword="null"/> if it does not.</param>
/// <param name="End">When it ends; <see langword="null"/> if it does not start.</param>
/// <param name="Status">Its state at the end.</param>
public sealed record PlannedTask(PlanTask Task, TimeSpan? Start, TimeSpan? End, PlanTaskStatus Status);
