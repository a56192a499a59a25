namespace PlanModel;

/// <summary>Finds what misspelt references were meant to name: never the one who refers, nor one who waits for it already.</summary>
internal sealed class LikelyTargets(RuleContext context)
{
    /// <summary>Nearer names than these are not looked at.</summary>
    private const int MostCandidates = 8;

    private readonly Dictionary<(int Waits, int For), bool> _waits = [];
    private NearIds? _tasks;
    private NearIds? _phases;

    /// <summary>Finds the likely target of each fault.</summary>
    /// <param name="faults">Faults that carry the misspelt id.</param>
    /// <returns>An id or <see langword="null"/> for each of them.</returns>
    public string?[] Find(IReadOnlyList<BindingFault> faults)
    {
        var candidates = new List<string>[faults.Count];
        for (var f = 0; f < candidates.Length; f++) candidates[f] = CandidatesFor(faults[f]);
        ProveWaits(faults, candidates);
        var likely = new string?[faults.Count];
        for (var f = 0; f < likely.Length; f++)
        {
            likely[f] = candidates[f].Find(id => QueryOf(faults[f], id) is not { } query || !_waits[query]);
        }

        return likely;
    }

    private List<string> CandidatesFor(BindingFault fault)
    {
        var near = fault.IsPhase ? (_phases ??= NearIds.OfPhases(context.Document)).FindAll(fault.Id).Where(id => MayNamePhase(fault, id))
            : (_tasks ??= NearIds.OfTasks(context.Document)).FindAll(fault.Id).Where(id => MayNameTask(fault, id));
        return near.Take(MostCandidates).ToList();
    }

    private bool MayNameTask(BindingFault fault, string id)
    {
        if (fault.Task < 0) return true;
        var own = context.Document.Tasks[fault.Task].Id;
        return !string.Equals(own, id, StringComparison.OrdinalIgnoreCase) && !IsPartOf(own, id) && !IsPartOf(id, own);
    }

    /// <summary>Nobody refers to the phase it stands in; a task waits for earlier phases only.</summary>
    private bool MayNamePhase(BindingFault fault, string id)
    {
        if (!context.Plan.TryGetPhase(id, out var phase)) return false;
        if (fault.Task >= 0) return phase.Index < context.Document.Tasks[fault.Task].Phase;
        return PhaseAt(context.Document, fault.Span) is not { } own || own.Index != phase.Index;
    }

    /// <summary>What must not be so for a task to be the target: that it waits for the one who refers to it.</summary>
    private (int Waits, int For)? QueryOf(BindingFault fault, string id)
    {
        if (fault.IsPhase || fault.Task < 0 || !context.Plan.TryGetTask(id, out var target)) return null;
        return fault.IsReversed ? (fault.Task, target.Index) : (target.Index, fault.Task);
    }

    private void ProveWaits(IReadOnlyList<BindingFault> faults, List<string>[] candidates)
    {
        var bySource = new Dictionary<int, List<int>>();
        for (var f = 0; f < candidates.Length; f++)
        {
            foreach (var id in candidates[f])
            {
                if (QueryOf(faults[f], id) is not { } query) continue;
                if (!bySource.TryGetValue(query.For, out var waiting)) bySource[query.For] = waiting = [];
                waiting.Add(query.Waits);
            }
        }

        var sources = bySource.Keys.ToList();
        for (var start = 0; start < sources.Count; start += 64)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var reachability = context.Proof.Reachability;
            reachability.Spread(sources, start);
            for (var i = start; i < Math.Min(start + 64, sources.Count); i++)
            {
                // Of what never runs nothing is known; such a plan has a cycle already.
                foreach (var task in bySource[sources[i]]) _waits[(task, sources[i])] = !reachability.NeverRuns[task] && (reachability.MaskOfNode(task) & (1UL << (i - start))) != 0;
            }
        }
    }

    /// <summary>The last phase whose heading stands before a place.</summary>
    public static PhaseDeclaration? PhaseAt(PlanDocument document, TextSpan span)
    {
        var (low, high) = (0, document.Phases.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (document.Phases[middle].Span.Start <= span.Start) low = middle + 1;
            else high = middle;
        }

        return low > 0 ? document.Phases[low - 1] : null;
    }

    private static bool IsPartOf(string id, string whole) => id.Length > whole.Length && id[whole.Length] == '.' && id.StartsWith(whole, StringComparison.OrdinalIgnoreCase);
}
