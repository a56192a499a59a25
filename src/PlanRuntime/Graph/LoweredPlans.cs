using PlanCore;

namespace PlanRuntime;

/// <summary>The constraints of one plan under the options it was run with so far: lowering costs more than a run of empty tasks.</summary>
internal sealed class LoweredPlans(PlanTables tables)
{
    private const int Kept = 8;

    private readonly object _lock = new();
    private readonly List<(Key Key, CheckedPlan Plan)> _plans = [];

    public CheckedPlan For(LoweringOptions options)
    {
        var key = new Key(options.Pattern, options.IgnorePhases, options.PhaseThreshold, options.BatchSize);
        lock (_lock)
        {
            foreach (var (known, lowered) in _plans)
            {
                if (known == key) return lowered;
            }
        }

        var constraints = Lowering.Lower(tables, options);
        var made = new CheckedPlan(constraints, FixedPoint.StuckTasks(constraints));
        lock (_lock)
        {
            if (_plans.Count == Kept) _plans.RemoveAt(0);
            _plans.Add((key, made));
        }

        return made;
    }

    private readonly record struct Key(PatternKind? Pattern, bool? IgnorePhases, int? PhaseThreshold, int? BatchSize);
}

/// <summary>The constraints of a plan, and the tasks that could never start.</summary>
/// <param name="Plan">The constraints.</param>
/// <param name="Stuck">Empty in a plan that can end.</param>
internal sealed record CheckedPlan(LoweredPlan Plan, List<int> Stuck);
