namespace PlanCore;

/// <summary>Turns tables plus a pattern into constraints (execution contract, sections 1 and 2).</summary>
internal static class Lowering
{
    public static LoweredPlan Lower(PlanTables tables, LoweringOptions? options = null)
    {
        options ??= new LoweringOptions();
        var shape = new PlanShape(tables);
        var exclusions = Exclusions.Of(tables, options.MostOverlaps);
        var pattern = options.Pattern ?? tables.Defaults.Pattern ?? PatternKind.Auto;
        var origin = options.Pattern is not null ? "asked for by the run" : tables.Defaults.Pattern is not null ? "the plan says so" : "the default";
        var ignorePhases = options.IgnorePhases ?? tables.Defaults.IgnorePhases;
        var choice = PatternChoice.Of(shape, exclusions, pattern, origin, ignorePhases);

        var graph = new ConstraintGraph(tables.Tasks.Length, tables.Dependencies.Length + 2 * tables.Tasks.Length, options.KeepOrigins);
        var entries = AddHierarchy(graph, shape);
        AddDependencies(graph, tables, entries);
        SequentialChains.Add(graph, shape, entries);
        DocumentPlaces.Add(graph, shape);
        AddVerifications(graph, shape);
        if (!ignorePhases)
        {
            var gates = new PhaseGates(graph, shape, choice, options.PhaseThreshold ?? tables.Defaults.PhaseThreshold);
            AddGates(graph, shape, choice, gates);
        }

        var batchSize = options.BatchSize ?? tables.Defaults.BatchSize ?? LoweringOptions.BatchSizeFor(tables.Tasks.Length);
        var packed = graph.Pack();
        return new LoweredPlan
        {
            Tables = tables,
            TaskCount = tables.Tasks.Length,
            Offsets = packed.Offsets,
            Edges = packed.Edges,
            Origins = packed.Origins,
            InDegree = packed.InDegree,
            Need = packed.Need,
            Joins = packed.Joins,
            BatchScope = ScopesOf(shape, choice),
            BatchSize = batchSize,
            AnyDone = shape.AnyDone,
            Choice = choice,
            Exclusions = exclusions,
        };
    }

    /// <summary>Gives each parent an entry that its children wait for, and makes it a join over its children.</summary>
    private static int[] AddHierarchy(ConstraintGraph graph, PlanShape shape)
    {
        var tasks = shape.Tables.Tasks;
        var entries = new int[tasks.Length];
        for (var t = 0; t < tasks.Length; t++)
        {
            entries[t] = t;
            if (!shape.HasChildren[t]) continue;
            entries[t] = graph.AddJoin(JoinKind.Entry, t);
            graph.AddHard(entries[t], t, EdgeOrigin.Inherited);
        }

        for (var t = 0; t < tasks.Length; t++)
        {
            var parent = tasks[t].Parent;
            if (parent < 0) continue;
            graph.AddHard(entries[parent], entries[t], EdgeOrigin.Inherited);
            if (!tasks[t].Is(TaskFlags.Optional)) graph.AddHard(t, parent, EdgeOrigin.Hierarchy);
        }

        return entries;
    }

    private static void AddDependencies(ConstraintGraph graph, PlanTables tables, int[] entries)
    {
        foreach (var dependency in tables.Dependencies)
        {
            // An optional task blocks nothing: who waits for it waits for its end.
            if (tables.Tasks[dependency.On].Is(TaskFlags.Optional)) graph.AddOrder(dependency.On, entries[dependency.Task], dependency.Origin);
            else graph.AddHard(dependency.On, entries[dependency.Task], dependency.Origin);
        }
    }

    /// <summary>A verification runs after the other tasks of what it verifies.</summary>
    private static void AddVerifications(ConstraintGraph graph, PlanShape shape)
    {
        var joins = new Dictionary<int, int>();
        foreach (var verification in shape.Tables.Verifications)
        {
            if (!joins.TryGetValue(verification.Phase, out var join))
            {
                joins[verification.Phase] = join = graph.AddJoin(JoinKind.Verified, verification.Phase);
                foreach (var task in shape.TasksOf(verification.Phase))
                {
                    if (shape.IsRequiredWork(task)) graph.AddHard(task, join, EdgeOrigin.Verification);
                }
            }

            graph.AddHard(join, verification.Task, EdgeOrigin.Verification);
        }
    }

    private static void AddGates(ConstraintGraph graph, PlanShape shape, PatternChoice choice, PhaseGates gates)
    {
        var tables = shape.Tables;
        var early = new Dictionary<int, List<int>>();
        foreach (var row in tables.EarlyTasks)
        {
            var gate = graph.AddJoin(JoinKind.EarlyGate, row.Tasks.Length > 0 ? row.Tasks[0] : -1);
            foreach (var on in row.OnTasks) graph.AddHard(on, gate, EdgeOrigin.Gate);
            foreach (var task in row.Tasks)
            {
                if (!early.TryGetValue(task, out var list)) early[task] = list = [];
                list.Add(gate);
            }
        }

        for (var p = 0; p < tables.Phases.Length; p++)
        {
            var always = choice.Phases[p] is PatternKind.Independent or PatternKind.Batched;
            var gate = gates.GateOf(p);
            foreach (var task in shape.TasksOf(p))
            {
                if (early.TryGetValue(task, out var own))
                {
                    foreach (var join in own) graph.AddHard(join, task, EdgeOrigin.Gate);
                }
                else if (gate >= 0 && (always || !shape.Declares[task]))
                {
                    graph.AddHard(gate, task, EdgeOrigin.Gate);
                }
            }
        }
    }

    /// <summary>One scope for a batched plan, one a phase in a hybrid one.</summary>
    private static int[] ScopesOf(PlanShape shape, PatternChoice choice)
    {
        if (Array.IndexOf(choice.Phases, PatternKind.Batched) < 0) return [];
        var scopes = new int[shape.Tables.Tasks.Length];
        for (var t = 0; t < scopes.Length; t++)
        {
            var phase = shape.Tables.Tasks[t].Phase;
            scopes[t] = choice.Phases[phase] != PatternKind.Batched ? -1 : choice.IsPlanWide ? 0 : phase;
        }

        return scopes;
    }
}
