using CsCheck;
using PlanCore;

namespace PlanModel.Tests.Proof;

/// <summary>When phases open (execution contract, sections 1 and 2): after shares of others, together, as declared, and behind verification.</summary>
internal sealed partial class SmallPlan
{
    private static Gen<SmallPlan> Gated =>
        from plan in Plain
        from isHybrid in Gen.Bool
        from patterns in OneOf(PatternKind.Dag, PatternKind.Pipeline, PatternKind.Independent, PatternKind.Batched).Array[3]
        from ignores in Gen.Int[0, 7]
        from together in Gen.Int[0, 5]
        from openings in Gen.Select(Gen.Int[0, 2], Gen.Int[-1, 2], OneOf(-1, 0, 40, 60, 100), Gen.Int[0, 6].HashSet[0, 2]).Array[0, 3]
        from early in Gen.Select(Gen.Int[0, 6], Gen.Int[0, 6]).Array[0, 2]
        from verifies in Gen.Int[-4, 2].Array[2]
        from isBackground in Gen.Bool
        from concurrent in Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2]).Array[0, 2]
        select plan.With(isHybrid ? patterns : null, ignores == 0, together, openings, early, verifies, isBackground, concurrent);

    private PatternKind PatternOf(int phase) => Pattern == PatternKind.Hybrid ? Tables.Phases[phase].Pattern!.Value : Pattern;

    private bool IsVerification(int task) => Tables.Tasks[task].Is(TaskFlags.Verification);

    private bool IsEarly(int task) => !Tables.Defaults.IgnorePhases && Tables.EarlyTasks.Any(row => row.Tasks.Contains(task));

    /// <summary>A verification runs after the other tasks of what it verifies.</summary>
    private bool HasItsWork(int task, int completed) =>
        Tables.Verifications.Where(row => row.Task == task).All(row => WorkOf(row.Phase, leaves: false).All(t => Has(completed, t)));

    private bool IsLetIn(int task, int completed)
    {
        if (Tables.Defaults.IgnorePhases) return true;
        return IsEarly(task)
            ? Tables.EarlyTasks.Where(row => row.Tasks.Contains(task)).All(row => row.OnTasks.All(on => Has(completed, on)))
            : IsOpen(Tables.Tasks[task].Phase, completed);
    }

    private bool IsOpen(int phase, int completed)
    {
        var threshold = Tables.Defaults.PhaseThreshold ?? (PatternOf(phase) == PatternKind.Pipeline ? 80 : 100);
        if (Tables.Phases[phase].DeclaresOpening)
        {
            return Tables.Openings.Where(row => row.Phase == phase).All(row => row.OnPhase < 0
                ? row.OnTasks.All(on => Has(completed, on))
                : IsFarEnough(row.OnPhase, row.Percent >= 0 ? row.Percent : threshold, phase, completed));
        }

        var first = Tables.ParallelPhases.Where(group => group.Contains(phase)).Select(static group => group.Min()).DefaultIfEmpty(phase).Min();
        return Enumerable.Range(0, first).All(before => IsFarEnough(before, threshold, phase, completed));
    }

    /// <summary>Whether a share of a phase is complete; the whole of it includes its blocking verification, unless the one that opens does not wait for that.</summary>
    private bool IsFarEnough(int phase, int percent, int opens, int completed)
    {
        var work = WorkOf(phase, leaves: percent < 100).ToList();
        if (work.Count(t => Has(completed, t)) * 100 < percent * work.Count) return false;
        if (percent < 100 || Tables.ConcurrentVerifications.Any(row => row.Phase == opens && row.Verified == phase)) return true;
        return Tables.Verifications.Where(row => row.Phase == phase && !Tables.Tasks[row.Task].Is(TaskFlags.Background)).All(row => Has(completed, row.Task));
    }

    private IEnumerable<int> WorkOf(int phase, bool leaves) => Enumerable.Range(0, Tables.Tasks.Length)
        .Where(t => Tables.Tasks[t].Phase == phase && !IsVerification(t) && !(leaves && Tables.Tasks.Any(child => child.Parent == t)));

    private SmallPlan With(
        PatternKind[]? patterns, bool ignores, int together, (int Phase, int On, int Percent, HashSet<int> Tasks)[] openings, (int Task, int On)[] early, int[] verifies, bool isBackground, (int Phase, int Verified)[] concurrent)
    {
        var (phases, tasks) = ((PhaseRow[])Tables.Phases.Clone(), (TaskRow[])Tables.Tasks.Clone());
        var rows = openings.Where(row => row.Phase < phases.Length && row.On < phases.Length && row.On != row.Phase)
            .Select(row => row.On >= 0 ? new OpeningRow(row.Phase, row.On, row.Percent) : new OpeningRow(row.Phase, -1, -1, [.. row.Tasks.Where(t => t < tasks.Length)])).ToArray();
        for (var p = 0; p < phases.Length; p++)
        {
            phases[p].Pattern = patterns?[p];
            phases[p].DeclaresOpening = rows.Any(row => row.Phase == p);
        }

        // The last tasks verify; one alone at its level, so that it is nobody's parent or child.
        var verifications = new List<VerificationRow>();
        for (var v = 0; v < verifies.Length; v++)
        {
            var task = tasks.Length - 1 - v;
            if (verifies[v] < 0 || verifies[v] >= phases.Length || tasks[task].Parent >= 0 || tasks.Any(child => child.Parent == task)) continue;
            tasks[task].Flags |= TaskFlags.Verification | (isBackground && v == 0 ? TaskFlags.Background : TaskFlags.None);
            verifications.Add(new VerificationRow(task, verifies[v]));
        }

        return new SmallPlan(
            new PlanTables
            {
                Phases = phases,
                Tasks = tasks,
                Dependencies = Tables.Dependencies,
                SequentialGroups = Tables.SequentialGroups,
                ParallelPhases = together < 2 || phases.Length < 2 ? [] : together < 4 ? [[phases.Length - 2, phases.Length - 1]] : [[.. Enumerable.Range(0, phases.Length)]],
                Openings = rows,
                EarlyTasks = [.. early.Where(row => row.Task < tasks.Length && row.On < tasks.Length && row.Task != row.On).Select(static row => new EarlyRow([row.Task], [row.On]))],
                Verifications = [.. verifications],
                ConcurrentVerifications = [.. concurrent.Where(row => row.Phase < phases.Length && row.Verified < phases.Length).Select(static row => new ConcurrentRow(row.Phase, row.Verified))],
                Defaults = new PlanDefaults { PhaseThreshold = Tables.Defaults.PhaseThreshold, IgnorePhases = ignores },
            },
            patterns is null ? Pattern : PatternKind.Hybrid);
    }

    private string Openings() =>
        $"{(Tables.Defaults.IgnorePhases ? "ignored phases " : "")}phases {string.Join(",", Tables.Phases.Select(static p => p.Pattern))}; together {string.Join("|", Tables.ParallelPhases.Select(static g => string.Join(",", g)))}; opens "
        + string.Join(", ", Tables.Openings.Select(static o => $"{o.Phase} after {o.OnPhase} {o.Percent} {string.Join("+", o.OnTasks)}"))
        + "; early " + string.Join(", ", Tables.EarlyTasks.Select(static e => $"{e.Tasks[0]} after {e.OnTasks[0]}"))
        + "; verifies " + string.Join(", ", Tables.Verifications.Select(static v => $"{v.Task} phase {v.Phase}"))
        + "; concurrent " + string.Join(", ", Tables.ConcurrentVerifications.Select(static c => $"{c.Phase} with {c.Verified}"));
}
