using CsCheck;
using PlanCore;

namespace PlanModel.Tests.Proof;

/// <summary>Random plans of up to seven tasks, and a reading of the execution contract that shares nothing with the lowering.</summary>
internal sealed partial class SmallPlan(PlanTables tables, PatternKind pattern)
{
    public PlanTables Tables { get; } = tables;

    public PatternKind Pattern { get; } = pattern;

    /// <summary>Plans of every pattern and order, with and without openings, early tasks, verification and phases that open together.</summary>
    public static Gen<SmallPlan> Random => Gen.OneOf(Plain, Gated);

    private static readonly Gen<SmallPlan> Plain =
        from tasks in Gen.Int[2, 7]
        from phases in Gen.Int[1, 3]
        from phaseOf in Gen.Int[0, 2].Array[tasks]
        from flags in OneOf(TaskFlags.None, TaskFlags.None, TaskFlags.Parallel, TaskFlags.StartsSection | TaskFlags.Parallel, TaskFlags.DeclaresDependencies).Array[tasks]
        from parents in Gen.Int[-12, 6].Array[tasks]
        from document in Gen.Bool.Array[3]
        from edges in Gen.Select(Gen.Int[0, 6], Gen.Int[0, 6]).Array[0, 6]
        from sequential in Gen.Int[0, 6].HashSet[0, 3]
        from threshold in OneOf<int?>(null, null, 50, 80)
        from pattern in OneOf(PatternKind.Dag, PatternKind.Pipeline, PatternKind.Independent, PatternKind.Batched)
        select Make(tasks, phases, phaseOf, flags, parents, document, edges, sequential, threshold, pattern);

    /// <summary>Whether a task may start once some tasks are complete, all runs succeeding.</summary>
    public bool MayStart(int task, int completed)
    {
        for (var t = 0; t < Tables.Tasks.Length; t++)
        {
            if (Tables.Tasks[t].Parent == task && !Has(completed, t)) return false;
        }

        // Whatever an ancestor waits for, its children wait for, too.
        for (var at = task; at >= 0; at = Tables.Tasks[at].Parent)
        {
            foreach (var dependency in Tables.Dependencies)
            {
                if (dependency.Task == at && !Has(completed, dependency.On)) return false;
            }

            foreach (var group in Tables.SequentialGroups)
            {
                var position = Array.IndexOf(group, at);
                if (position > 0 && !Has(completed, group[position - 1])) return false;
            }
        }

        return HasItsPlace(task, completed) && HasItsWork(task, completed) && (IsFreeOfGate(task) || IsLetIn(task, completed));
    }

    private bool IsFreeOfGate(int task) => PatternOf(Tables.Tasks[task].Phase) is PatternKind.Dag or PatternKind.Pipeline && Declares(task) && !IsEarly(task);

    private bool Declares(int task)
    {
        for (var at = task; at >= 0; at = Tables.Tasks[at].Parent)
        {
            if (Tables.Tasks[at].Is(TaskFlags.DeclaresDependencies)) return true;
        }

        return false;
    }

    private bool HasItsPlace(int task, int completed)
    {
        for (var at = task; at >= 0; at = Tables.Tasks[at].Parent)
        {
            if (Tables.Tasks[at].Is(TaskFlags.DeclaresDependencies)) return true;
            if (!Tables.Phases[Tables.Tasks[at].Phase].InDocumentOrder) continue;
            for (var before = 0; before < at; before++)
            {
                if (!AreSiblings(before, at)) continue;
                if (AreNeighbours(before, at) || DependsWithin(before, at)) continue;
                if (!Has(completed, before)) return false;
            }
        }

        return true;
    }

    /// <summary>Both parallel, with nothing but parallel siblings of the same section between them.</summary>
    private bool AreNeighbours(int first, int last)
    {
        for (var t = first; t <= last; t++)
        {
            if (!AreSiblings(t, last)) continue;
            if (!Tables.Tasks[t].Is(TaskFlags.Parallel) || (t > first && Tables.Tasks[t].Is(TaskFlags.StartsSection))) return false;
        }

        return true;
    }

    private bool DependsWithin(int task, int on) =>
        Tables.Dependencies.Any(d => IsWithin(d.Task, task) && IsWithin(d.On, on));

    private bool IsWithin(int task, int ancestor)
    {
        for (var at = task; at >= 0; at = Tables.Tasks[at].Parent)
        {
            if (at == ancestor) return true;
        }

        return false;
    }

    /// <summary>Verification has an order of its own.</summary>
    private bool AreSiblings(int a, int b) =>
        Tables.Tasks[a].Parent == Tables.Tasks[b].Parent && Tables.Tasks[a].Phase == Tables.Tasks[b].Phase && IsVerification(a) == IsVerification(b);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static bool Has(int set, int task) => (set & (1 << task)) != 0;

    private static SmallPlan Make(
        int tasks, int phases, int[] phaseOf, TaskFlags[] flags, int[] parents, bool[] document, (int, int)[] edges, HashSet<int> sequential, int? threshold, PatternKind pattern)
    {
        Array.Sort(phaseOf);
        var rows = new TaskRow[tasks];
        for (var t = 0; t < tasks; t++)
        {
            var phase = Math.Min(phaseOf[t], phases - 1);
            var parent = parents[t] >= 0 && parents[t] < t && Math.Min(phaseOf[parents[t]], phases - 1) == phase ? parents[t] : -1;
            rows[t] = new TaskRow { Id = $"{t}", Title = "", Phase = phase, Parent = parent, Flags = flags[t], Estimate = -1 };
        }

        var dependencies = new List<DependencyRow>();
        foreach (var (task, on) in edges)
        {
            if (task >= tasks || on >= tasks || task == on || IsAbove(rows, task, on) || IsAbove(rows, on, task)) continue;
            dependencies.Add(new DependencyRow(task, on));
            rows[task].Flags |= TaskFlags.DeclaresDependencies;
        }

        // Members of one level only: the chain below each ancestor is another test's subject.
        var group = sequential.Where(t => t < tasks && rows[t].Parent < 0).Order().ToArray();
        return new SmallPlan(
            new PlanTables
            {
                Phases = Enumerable.Range(0, phases).Select(p => new PhaseRow { Id = $"{p + 1}", Title = "", InDocumentOrder = document[p] }).ToArray(),
                Tasks = rows,
                Dependencies = dependencies.ToArray(),
                SequentialGroups = group.Length > 1 ? [group] : [],
                Defaults = new PlanDefaults { PhaseThreshold = threshold },
            },
            pattern);
    }

    private static bool IsAbove(TaskRow[] rows, int ancestor, int task)
    {
        for (var at = rows[task].Parent; at >= 0; at = rows[at].Parent)
        {
            if (at == ancestor) return true;
        }

        return false;
    }

    public override string ToString() =>
        $"{Pattern} {Tables.Defaults.PhaseThreshold}: " +
        string.Join(", ", Tables.Tasks.Select(t => $"{t.Id}@{t.Phase}{(Tables.Phases[t.Phase].InDocumentOrder ? "d" : "")} parent {t.Parent} {t.Flags}")) +
        "; " + string.Join(", ", Tables.Dependencies.Select(d => $"{d.Task} on {d.On}")) +
        "; " + Openings() + "; sequential " + string.Join("|", Tables.SequentialGroups.Select(g => string.Join(",", g)));
}
