using PlanCore;
using PlanTool.Graph;

namespace PlanTool.Simulate;

/// <summary>What the state machine predicts for a plan: one run in virtual time for each pattern.</summary>
internal sealed class Forecast
{
    private Forecast(PlanPicture plan, int limit, IReadOnlyList<ForecastRun> runs)
    {
        (Plan, Limit, Runs) = (plan, limit, runs);
        Bound = Simulation.BoundOf(plan.Lowered, limit);
        CriticalPath = PlanCore.CriticalPath.Of(plan.Lowered);
    }

    public PlanPicture Plan { get; }

    /// <summary>How many tasks run at once.</summary>
    public int Limit { get; }

    /// <summary>No schedule is shorter, in milliseconds.</summary>
    public long Bound { get; }

    /// <summary>The longest chain over hard and order edges.</summary>
    public IReadOnlyList<int> CriticalPath { get; }

    /// <summary>The runs in the order in which patterns are listed.</summary>
    public IReadOnlyList<ForecastRun> Runs { get; }

    /// <param name="plan">The plan.</param>
    /// <param name="patterns">The patterns to try.</param>
    /// <param name="limit">How many tasks run at once; as the plan says, or 5, if <see langword="null"/>.</param>
    public static Forecast Of(PlanPicture plan, IEnumerable<PatternKind> patterns, int? limit)
    {
        var tables = plan.Plan.Tables;
        var most = limit ?? tables.Defaults.MaxParallelism ?? LoweringOptions.DefaultLimit;
        return new Forecast(plan, most, [.. patterns.Select(pattern => ForecastRun.Of(tables, pattern, most))]);
    }
}

/// <summary>One run in virtual time.</summary>
internal sealed class ForecastRun
{
    private ForecastRun(PatternKind pattern, Simulation simulation) => (Pattern, Simulation) = (pattern, simulation);

    /// <summary>The pattern asked for.</summary>
    public PatternKind Pattern { get; }

    public Simulation Simulation { get; }

    /// <summary>The pattern chosen: what <c>auto</c> comes to.</summary>
    public PatternChoice Choice => Simulation.Plan.Choice;

    /// <summary>The tasks that run, by start and then in document order; those marked done do not.</summary>
    public IReadOnlyList<int> Started =>
        [.. Enumerable.Range(0, Simulation.Starts.Length).Where(task => Simulation.Starts[task] >= 0).OrderBy(task => Simulation.Starts[task]).ThenBy(task => task)];

    /// <summary>The tasks that wait for ever.</summary>
    public IEnumerable<int> Stuck => Enumerable.Range(0, Simulation.States.Length).Where(task => Simulation.States[task] == TaskState.Pending);

    public static ForecastRun Of(PlanTables tables, PatternKind pattern, int limit) =>
        new(pattern, Simulation.Run(Lowering.Lower(tables, new LoweringOptions { Pattern = pattern }), limit));
}
