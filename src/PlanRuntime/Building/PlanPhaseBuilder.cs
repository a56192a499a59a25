namespace PlanRuntime;

/// <summary>A phase being declared; its methods return it, so that calls can follow each other.</summary>
/// <remarks>A phase that declares no opening opens after all phases before it.</remarks>
public readonly struct PlanPhaseBuilder
{
    private readonly Draft _draft;
    private readonly int _index;

    internal PlanPhaseBuilder(Draft draft, int index) => (_draft, _index) = (draft, index);

    /// <summary>Lets each task wait for the ones before it in the phase; neighbours that are <see cref="PlanTaskBuilder.Parallel"/> run beside each other.</summary>
    public PlanPhaseBuilder InDocumentOrder()
    {
        _draft.Phases.Ref(_index).InDocumentOrder = true;
        return this;
    }

    /// <summary>Gives the phase a pattern of its own, which counts where the plan runs by <see cref="PlanPattern.Hybrid"/> or <see cref="PlanPattern.Auto"/>.</summary>
    /// <param name="pattern">The pattern.</param>
    public PlanPhaseBuilder RunsBy(PlanPattern pattern)
    {
        _draft.Phases.Ref(_index).Pattern = Patterns.Kind(pattern);
        return this;
    }

    /// <summary>Opens the phase after some phases instead of all before it; without any it opens at once.</summary>
    /// <param name="phases">The ids of the phases it waits for.</param>
    public PlanPhaseBuilder OpensAfter(params string[] phases)
    {
        _draft.Phases.Ref(_index).DeclaresOpening = true;
        foreach (var phase in PlanGraphBuilder.References(phases)) _draft.Openings.Add((_index, phase, -1, []));
        return this;
    }

    /// <summary>Opens the phase when a share of another is complete.</summary>
    /// <param name="percent">The share, from 0 to 100; 100 includes the verification of that phase.</param>
    /// <param name="phase">The id of the other phase.</param>
    public PlanPhaseBuilder OpensAt(int percent, string phase)
    {
        ArgumentNullException.ThrowIfNull(phase);
        _draft.Phases.Ref(_index).DeclaresOpening = true;
        _draft.Openings.Add((_index, phase, Ranges.Percent(percent), []));
        return this;
    }

    /// <summary>Opens the phase when some tasks are complete.</summary>
    /// <param name="tasks">The ids of the tasks.</param>
    public PlanPhaseBuilder OpensWhen(params string[] tasks)
    {
        _draft.Phases.Ref(_index).DeclaresOpening = true;
        _draft.Openings.Add((_index, null, -1, PlanGraphBuilder.References(tasks)));
        return this;
    }

    /// <summary>Opens the phase together with others: after all phases before the first of them.</summary>
    /// <param name="phases">The ids of the others.</param>
    public PlanPhaseBuilder OpensWith(params string[] phases)
    {
        _draft.ParallelPhases.Add((_index, PlanGraphBuilder.References(phases)));
        return this;
    }

    /// <summary>Lets the phase open without waiting for the verification of another.</summary>
    /// <param name="phase">The id of the verified phase.</param>
    public PlanPhaseBuilder WithoutVerificationOf(string phase)
    {
        ArgumentNullException.ThrowIfNull(phase);
        _draft.ConcurrentVerifications.Add((_index, phase));
        return this;
    }
}
