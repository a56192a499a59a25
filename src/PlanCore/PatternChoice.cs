namespace PlanCore;

/// <summary>The pattern of each phase, and the reason for it.</summary>
internal sealed class PatternChoice
{
    private PatternChoice(PatternKind pattern, string reason, PatternKind[] phases, string[] reasons, bool isPlanWide)
    {
        (Pattern, Reason, Phases, PhaseReasons, IsPlanWide) = (pattern, reason, phases, reasons, isPlanWide);
    }

    /// <summary>Whether one pattern was asked for the whole plan, so that its batches are the plan's and not each phase's.</summary>
    public bool IsPlanWide { get; }

    /// <summary>The pattern of the plan; what <see cref="PatternKind.Auto"/> chose where all phases agree, else <see cref="PatternKind.Hybrid"/>.</summary>
    public PatternKind Pattern { get; }

    public string Reason { get; }

    public PatternKind[] Phases { get; }

    public string[] PhaseReasons { get; }

    /// <summary>Chooses by the rules of the execution contract, section 2 ("Auto").</summary>
    public static PatternChoice Of(PlanShape shape, Exclusions exclusions, PatternKind pattern, string origin, bool ignorePhases)
    {
        var tables = shape.Tables;
        var phases = new PatternKind[tables.Phases.Length];
        var reasons = new string[phases.Length];
        if (pattern is not (PatternKind.Auto or PatternKind.Hybrid))
        {
            for (var p = 0; p < phases.Length; p++) (phases[p], reasons[p]) = (pattern, origin);
            return new PatternChoice(pattern, origin, phases, reasons, isPlanWide: true);
        }

        // Phases that are only labels count as one.
        var hasDependency = new bool[phases.Length];
        foreach (var dependency in tables.Dependencies) hasDependency[tables.Tasks[dependency.Task].Phase] = true;
        var areDisjoint = new bool[phases.Length];
        for (var p = 0; p < phases.Length; p++) areDisjoint[p] = !hasDependency[p] && AllFilesDisjoint(shape, exclusions, p, ignorePhases);
        if (ignorePhases)
        {
            var (any, all) = (Array.IndexOf(hasDependency, true) >= 0, Array.TrueForAll(areDisjoint, d => d));
            for (var p = 0; p < phases.Length; p++) (hasDependency[p], areDisjoint[p]) = (any, all);
        }

        for (var p = 0; p < phases.Length; p++)
        {
            (phases[p], reasons[p]) = tables.Phases[p].Pattern is { } named and not (PatternKind.Auto or PatternKind.Hybrid)
                ? (named, "its heading names it")
                : hasDependency[p] ? (PatternKind.Dag, "its tasks have dependencies")
                : areDisjoint[p] ? (PatternKind.Independent, "no dependencies, and every task declares files of its own")
                : (PatternKind.Batched, "no dependencies, and the declared files do not show that its tasks are independent");
        }

        if (pattern == PatternKind.Auto && phases.Length > 0 && Array.TrueForAll(phases, p => p == phases[0]))
        {
            var reason = phases.Length == 1 ? reasons[0] : Array.TrueForAll(reasons, r => r == reasons[0]) ? "in every phase: " + reasons[0] : "chosen in every phase";
            return new PatternChoice(phases[0], reason, phases, reasons, isPlanWide: ignorePhases);
        }

        return new PatternChoice(PatternKind.Hybrid, pattern == PatternKind.Hybrid ? origin : "phases differ", phases, reasons, isPlanWide: false);
    }

    private static bool AllFilesDisjoint(PlanShape shape, Exclusions exclusions, int phase, bool anywhere)
    {
        foreach (var task in shape.TasksOf(phase))
        {
            if (!exclusions.DeclaresFiles(task) || exclusions.HasConflict(task, anywhere ? -1 : phase)) return false;
        }

        return true;
    }
}
