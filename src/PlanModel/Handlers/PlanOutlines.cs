using PlanCore;

namespace PlanModel;

/// <summary>Makes outlines of reports.</summary>
internal static class PlanOutlines
{
    /// <summary>Leaves out of a report what generated code does not depend on.</summary>
    /// <param name="report">The analysed plan.</param>
    /// <param name="ns">The namespace of the generated class.</param>
    /// <param name="source">The file as messages name it.</param>
    public static PlanOutline Of(PlanReport report, string ns, string source)
    {
        var plan = report.Plan;
        var tables = plan.Tables;
        return new PlanOutline
        {
            Name = plan.Name,
            Namespace = ns,
            Source = source,
            Title = plan.Document.Title ?? "",
            IsFaulty = report.FirstFault is not null,
            Phases = tables.Phases.Select(static p => new PhaseOutline(p.Id, p.Title ?? "", p.InDocumentOrder, p.DeclaresOpening, p.Pattern)).ToEquatableArray(),
            Tasks = TasksOf(plan),
            Dependencies = tables.Dependencies.Select(static d => new EdgeOutline(d.Task, d.On, d.Origin)).ToEquatableArray(),
            SequentialGroups = tables.SequentialGroups.Select(static g => new EquatableArray<int>(g)).ToEquatableArray(),
            ParallelPhases = tables.ParallelPhases.Select(static g => new EquatableArray<int>(g)).ToEquatableArray(),
            Openings = tables.Openings.Select(static o => new OpeningOutline(o.Phase, o.OnPhase, o.Percent, new EquatableArray<int>(o.OnTasks))).ToEquatableArray(),
            EarlyTasks = tables.EarlyTasks.Select(static e => new EarlyOutline(new EquatableArray<int>(e.Tasks), new EquatableArray<int>(e.OnTasks))).ToEquatableArray(),
            ConcurrentVerifications = tables.ConcurrentVerifications.Select(static c => new PairOutline(c.Phase, c.Verified)).ToEquatableArray(),
            Verifications = tables.Verifications.Select(static v => new PairOutline(v.Task, v.Phase)).ToEquatableArray(),
            Files = tables.Files.Select(static f => new FileOutline(f.Task, f.Path, f.Writes)).ToEquatableArray(),
            Defaults = Of(tables.Defaults),
            Reach = ReachOf(tables),
        };
    }

    private static EquatableArray<TaskOutline> TasksOf(BoundPlan plan)
    {
        var rows = plan.Tables.Tasks;
        var tasks = new TaskOutline[rows.Length];
        for (var t = 0; t < tasks.Length; t++)
        {
            var (row, declaration) = (rows[t], plan.Document.Tasks[t]);
            tasks[t] = new TaskOutline(row.Id, row.Title ?? "", declaration.Description, row.Phase, row.Parent, row.Flags, row.Priority, row.Estimate)
            {
                Mark = declaration.Mark,
                Timeout = declaration.Timeout is { } timeout ? (long)timeout.TotalMilliseconds : null,
                Retries = declaration.Retries,
                Command = declaration.Run?.Text,
                Criteria = CriteriaOf(plan.Document, declaration),
                Tags = declaration.Tags.ToEquatableArray(),
                UsesShell = declaration.Run?.UsesShell ?? false,
            };
        }

        return new EquatableArray<TaskOutline>(tasks);
    }

    private static EquatableArray<string> CriteriaOf(PlanDocument document, TaskDeclaration task) => task is { IsVerificationBlock: true, Verification: >= 0 }
        ? document.Verifications[task.Verification].Criteria.Select(CriterionCommand.Of).Where(static c => c is not null).Select(static c => c!).ToEquatableArray()
        : EquatableArray<string>.Empty;

    private static DefaultsOutline Of(PlanDefaults defaults) => new(
        defaults.Pattern, defaults.IgnorePhases, defaults.PhaseThreshold, defaults.BatchSize, defaults.MaxParallelism, defaults.MaxPhases, defaults.MaxAttempts, defaults.Timeout);

    /// <summary>Gates are left out: a run may ignore phases, and then a result that only a gate made ready is a race.</summary>
    private static ReachOutline ReachOf(PlanTables tables)
    {
        if (tables.Tasks.Length == 0) return ReachOutline.None;
        var lowered = Lowering.Lower(tables, new LoweringOptions { Pattern = PatternKind.Dag, IgnorePhases = true, MostOverlaps = 0 });
        var offsets = new int[lowered.NodeCount + 1];
        foreach (var edge in lowered.Edges)
        {
            if ((edge & 1) == 0) offsets[(edge >> 1) + 1]++;
        }

        for (var n = 0; n < lowered.NodeCount; n++) offsets[n + 1] += offsets[n];
        var next = (int[])offsets.Clone();
        var sources = new int[offsets[lowered.NodeCount]];
        for (var from = 0; from < lowered.NodeCount; from++)
        {
            for (var e = lowered.Offsets[from]; e < lowered.Offsets[from + 1]; e++)
            {
                if ((lowered.Edges[e] & 1) == 0) sources[next[lowered.Edges[e] >> 1]++] = from;
            }
        }

        return new ReachOutline(new EquatableArray<int>(offsets), new EquatableArray<int>(sources));
    }
}
