namespace PlanCore;

/// <summary>The pattern of each phase, and the reason for it.</summary>
internal sealed class PatternChoice
{
    private PatternChoice(PatternKind pattern, string reason, PatternKind[] phases, string[] reasons)
    {
        (Pattern, Reason, Phases, PhaseReasons) = (pattern, reason, phases, reasons);
    }

    /// <summary>The pattern of the plan; what <see cref="PatternKind.Auto"/> chose where all phases agree, else <see cref="PatternKind.Hybrid"/>.</summary>
    public PatternKind Pattern { get; }

    public string Reason { get; }

    public PatternKind[] Phases { get; }

    public string[] PhaseReasons { get; }

    /// <summary>Chooses by the rules of the execution contract, section 2 ("Auto").</summary>
    public static PatternChoice Of(PlanShape shape, Exclusions exclusions, PatternKind pattern, string origin)
    {
        var tables = shape.Tables;
        var phases = new PatternKind[tables.Phases.Length];
        var reasons = new string[phases.Length];
        if (pattern is not (PatternKind.Auto or PatternKind.Hybrid))
        {
            for (var p = 0; p < phases.Length; p++) (phases[p], reasons[p]) = (pattern, origin);
            return new PatternChoice(pattern, origin, phases, reasons);
        }

        var hasDependency = new bool[phases.Length];
        foreach (var dependency in tables.Dependencies) hasDependency[tables.Tasks[dependency.Task].Phase] = true;
        for (var p = 0; p < phases.Length; p++)
        {
            (phases[p], reasons[p]) = tables.Phases[p].Pattern is { } named and not (PatternKind.Auto or PatternKind.Hybrid)
                ? (named, "its heading names it")
                : hasDependency[p] ? (PatternKind.Dag, "its tasks have dependencies")
                : AllFilesDisjoint(shape, exclusions, p) ? (PatternKind.Independent, "no dependencies, and every task declares files of its own")
                : (PatternKind.Batched, "no dependencies, and the declared files do not show that its tasks are independent");
        }

        if (pattern == PatternKind.Auto && phases.Length > 0 && Array.TrueForAll(phases, p => p == phases[0]))
        {
            var reason = phases.Length == 1 ? reasons[0] : Array.TrueForAll(reasons, r => r == reasons[0]) ? "in every phase: " + reasons[0] : "chosen in every phase";
            return new PatternChoice(phases[0], reason, phases, reasons);
        }

        return new PatternChoice(PatternKind.Hybrid, pattern == PatternKind.Hybrid ? origin : "phases differ", phases, reasons);
    }

    private static bool AllFilesDisjoint(PlanShape shape, Exclusions exclusions, int phase)
    {
        foreach (var task in shape.TasksOf(phase))
        {
            if (!exclusions.DeclaresFiles(task) || exclusions.ConflictsInPhase(task, phase)) return false;
        }

        return true;
    }
}
