namespace PlanCore.Tests;

/// <summary>Plans of one shape and any size.</summary>
internal static class Plans
{
    /// <summary>Tasks in one phase, with the dependencies given.</summary>
    public static PlanTables Of(int tasks, IEnumerable<(int Task, int On)> dependencies, params FileRow[] files)
    {
        var rows = new TaskRow[tasks];
        for (var t = 0; t < tasks; t++) rows[t] = new TaskRow { Id = $"{t}", Title = "", Parent = -1, Estimate = -1 };
        var edges = dependencies.Select(d => new DependencyRow(d.Task, d.On)).ToArray();
        foreach (var edge in edges) rows[edge.Task].Flags |= TaskFlags.DeclaresDependencies;
        return new PlanTables { Phases = [new PhaseRow { Id = "1", Title = "" }], Tasks = rows, Dependencies = edges, Files = files };
    }

    public static PlanTables Chain(int tasks) => Of(tasks, Enumerable.Range(1, tasks - 1).Select(t => (t, t - 1)));

    /// <summary>A ladder of diamonds: two ways around each rung, 2^steps paths from end to end.</summary>
    public static PlanTables Diamonds(int steps)
    {
        var edges = new List<(int, int)>();
        for (var s = 0; s < steps; s++)
        {
            var top = 3 * s;
            edges.AddRange([(top + 1, top), (top + 2, top), (top + 3, top + 1), (top + 3, top + 2)]);
        }

        return Of(3 * steps + 1, edges);
    }

    /// <summary>Phases of so many tasks each, none of which declares anything.</summary>
    public static PlanTables Phases(int phases, int tasks)
    {
        var rows = new TaskRow[phases * tasks];
        for (var t = 0; t < rows.Length; t++) rows[t] = new TaskRow { Id = $"{t}", Title = "", Phase = t / tasks, Parent = -1, Estimate = -1 };
        return new PlanTables { Phases = [.. Enumerable.Range(0, phases).Select(p => new PhaseRow { Id = $"{p}", Title = "" })], Tasks = rows };
    }

    public static LoweredPlan Lower(PlanTables plan, PatternKind? pattern = null) => Lowering.Lower(plan, new LoweringOptions { Pattern = pattern });
}
