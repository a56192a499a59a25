using PlanCore;

namespace PlanModel;

/// <summary>Resolves a plan's references and makes its tables.</summary>
internal static class PlanBinder
{
    public static BoundPlan Bind(PlanDocument document, PlanFileOptions options, CancellationToken cancellationToken)
    {
        var faults = new List<BindingFault>();
        var index = new TaskIndex(document);
        var resolver = new ReferenceResolver(index, faults);
        var edges = new DependencyBinder(index, resolver, faults);
        for (var t = 0; t < document.Tasks.Count; t++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            edges.Add(document.Tasks[t]);
        }

        var phases = new PhaseBinder(index, resolver, faults);
        phases.Bind();
        var notes = new NoteBinder(index, resolver, faults);
        notes.Bind();
        var settings = new SettingsReading(document, options);
        var tables = new PlanTables
        {
            Name = NameOf(settings, document.Path),
            Phases = phases.Rows,
            Tasks = RowsOf(document, index, edges.Declares),
            Dependencies = edges.Rows.ToArray(),
            SequentialGroups = notes.SequentialGroups.ToArray(),
            ParallelPhases = phases.ParallelGroups(notes.ParallelPhases),
            Openings = phases.Openings.ToArray(),
            EarlyTasks = notes.EarlyTasks.ToArray(),
            ConcurrentVerifications = notes.ConcurrentVerifications.ToArray(),
            Verifications = VerificationsOf(document, edges.VerifiedPhases),
            Files = FilesOf(document),
            Defaults = settings.ToDefaults(),
        };
        return new BoundPlan(document, options, index, tables, new BoundDependencies(edges.Rows, edges.References), faults);
    }

    private static string NameOf(SettingsReading settings, string path)
    {
        var name = PlanNames.PascalCase(settings.Name ?? "");
        return name.Length > 0 ? name : PlanNames.ClassNameFor(path);
    }

    private static TaskRow[] RowsOf(PlanDocument document, TaskIndex index, bool[] declares)
    {
        var rows = new TaskRow[document.Tasks.Count];
        for (var t = 0; t < rows.Length; t++)
        {
            var task = document.Tasks[t];
            rows[t] = new TaskRow
            {
                Id = task.Id,
                Title = task.Title,
                Phase = task.Phase,
                Parent = index.Parents[t],
                Flags = FlagsOf(document, task, declares[t]),
                Priority = (sbyte)Math.Max(-100, Math.Min(100, task.Priority)),
                Estimate = task.Estimate is { } estimate ? (long)Math.Min(estimate.TotalMilliseconds, MaxEstimate) : -1,
            };
        }

        return rows;
    }

    /// <summary>A thousand years in milliseconds: sums of 100,000 such tasks still fit.</summary>
    private const double MaxEstimate = 31_556_952_000_000;

    private static TaskFlags FlagsOf(PlanDocument document, TaskDeclaration task, bool declares)
    {
        var flags = TaskFlags.None;
        if (task.IsDone) flags |= TaskFlags.Done;
        if (task.IsStarted) flags |= TaskFlags.Started;
        if (task.IsOptional) flags |= TaskFlags.Optional;
        if (task.ParallelTag is not null) flags |= TaskFlags.Parallel;
        if (task.StartsSection) flags |= TaskFlags.StartsSection;
        if (declares) flags |= TaskFlags.DeclaresDependencies;
        if (task.Verification < 0) return flags;
        flags |= TaskFlags.Verification;
        return document.Verifications[task.Verification].IsBackground ? flags | TaskFlags.Background : flags;
    }

    private static VerificationRow[] VerificationsOf(PlanDocument document, int[] verifiedPhases)
    {
        var rows = new List<VerificationRow>();
        foreach (var task in document.Tasks)
        {
            if (verifiedPhases[task.Index] >= 0) rows.Add(new VerificationRow(task.Index, verifiedPhases[task.Index]));
        }

        return rows.ToArray();
    }

    private static FileRow[] FilesOf(PlanDocument document)
    {
        var rows = new List<FileRow>(document.Tasks.Count);
        for (var t = 0; t < document.Tasks.Count; t++)
        {
            var files = document.Tasks[t].Files;
            for (var f = 0; f < files.Count; f++)
            {
                if (files[f].Access != FileAccess.Mention) rows.Add(new FileRow(t, files[f].Path, files[f].Access == FileAccess.Write));
            }
        }

        return rows.ToArray();
    }
}
