using CsCheck;

namespace PlanCore.Tests;

/// <summary>A small plan made by chance, with everything that a plan can declare.</summary>
internal sealed class RandomPlan
{
    private readonly Random _random;
    private readonly List<PhaseRow> _phases = [];
    private readonly List<TaskRow> _tasks = [];
    private readonly List<DependencyRow> _dependencies = [];
    private readonly List<FileRow> _files = [];
    private readonly List<VerificationRow> _verifications = [];

    private RandomPlan(int seed) => _random = new Random(seed);

    /// <summary>Plans of up to so many tasks, with a seed for what happens in their runs.</summary>
    public static Gen<(PlanTables Plan, int Seed)> Gen(int tasks) =>
        CsCheck.Gen.Select(CsCheck.Gen.Int[0, tasks], CsCheck.Gen.Int).Select((count, seed) => (Make(count, seed), seed));

    public static PlanTables Make(int count, int seed) => new RandomPlan(seed).Make(count);

    private PlanTables Make(int count)
    {
        var phases = 1 + _random.Next(4);
        for (var p = 0; p < phases; p++)
        {
            _phases.Add(new PhaseRow { Id = $"{p + 1}", Title = "", InDocumentOrder = Chance(5), Pattern = Chance(4) ? (PatternKind)_random.Next(6) : null });
        }

        for (var t = 0; t < count; t++) AddTask(t, t * phases / count);
        for (var t = 0; t < count; t++) AddDependencies(t);
        return new PlanTables
        {
            Name = "Random",
            Phases = [.. _phases],
            Tasks = [.. _tasks],
            Dependencies = _dependencies.ToArray(),
            Files = [.. _files],
            Verifications = [.. _verifications],
            SequentialGroups = Chance(3) ? [Some(count)] : [],
            ParallelPhases = Chance(4) && phases > 1 ? [[phases - 2, phases - 1]] : [],
            Openings = [.. Openings()],
            EarlyTasks = Chance(5) && count > 2 ? [new EarlyRow([count - 1], [_random.Next(count - 1)])] : [],
            ConcurrentVerifications = Chance(5) && phases > 1 ? [new ConcurrentRow(phases - 1, _random.Next(phases - 1))] : [],
            Defaults = new PlanDefaults { BatchSize = Chance(3) ? 1 + _random.Next(3) : null },
        };
    }

    private void AddTask(int t, int phase)
    {
        var flags = TaskFlags.None;
        if (Chance(8)) flags |= TaskFlags.Done;
        if (Chance(8)) flags |= TaskFlags.Started;
        if (Chance(8)) flags |= TaskFlags.Optional;
        if (Chance(4)) flags |= TaskFlags.Parallel;
        if (Chance(8)) flags |= TaskFlags.StartsSection;
        if (Chance(8))
        {
            flags |= TaskFlags.Verification | (Chance(2) ? TaskFlags.Background : 0);
            _verifications.Add(new VerificationRow(t, phase));
        }

        var parent = t > 0 && Chance(6) && _tasks[t - 1] is var before && before.Phase == phase && !before.Is(TaskFlags.Verification) && (flags & TaskFlags.Verification) == 0 ? t - 1 : -1;
        _tasks.Add(new TaskRow { Id = $"{t}", Title = "", Phase = phase, Parent = parent, Flags = flags, Estimate = Chance(3) ? _random.Next(1, 20) * 1000 : -1, Priority = (sbyte)_random.Next(-2, 3) });
        if (Chance(3)) _files.Add(new FileRow(t, _random.Next(4) switch { 0 => "a", 1 => "b", 2 => "a/*", _ => "c" }, Chance(2)));
    }

    private void AddDependencies(int t)
    {
        for (var d = _random.Next(3); d > 0; d--)
        {
            // Mostly backwards; sometimes anywhere, so that some plans can never end.
            var on = Chance(12) ? _random.Next(_tasks.Count) : t > 0 ? _random.Next(t) : t;
            if (on == t || IsAbove(on, t) || IsAbove(t, on)) continue;
            _dependencies.Add(new DependencyRow(t, on));
            var row = _tasks[t];
            row.Flags |= TaskFlags.DeclaresDependencies;
            _tasks[t] = row;
        }
    }

    private bool IsAbove(int above, int task)
    {
        for (var at = task; at >= 0; at = _tasks[at].Parent)
        {
            if (at == above) return true;
        }

        return false;
    }

    private List<OpeningRow> Openings()
    {
        var openings = new List<OpeningRow>();
        for (var p = 1; p < _phases.Count; p++)
        {
            if (!Chance(4)) continue;
            var row = _phases[p];
            row.DeclaresOpening = true;
            _phases[p] = row;
            if (_tasks.Count > 0 && Chance(2)) openings.Add(new OpeningRow(p, -1, -1, [_random.Next(_tasks.Count)]));
            else openings.Add(new OpeningRow(p, _random.Next(p), Chance(2) ? -1 : _random.Next(101)));
        }

        return openings;
    }

    private int[] Some(int count) => [.. Enumerable.Range(0, count).Where(_ => Chance(3))];

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;
}
