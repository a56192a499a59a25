using PlanCore;

namespace PlanRuntime;

/// <summary>The pattern by which a plan runs, and why.</summary>
public sealed class PlanSelection
{
    internal PlanSelection(PlanGraph plan, PatternChoice choice)
    {
        Pattern = Patterns.Public(choice.Pattern);
        Reason = choice.Reason;
        var phases = new PlanPhaseSelection[choice.Phases.Length];
        for (var p = 0; p < phases.Length; p++)
        {
            phases[p] = new PlanPhaseSelection(plan.Phases[p], Patterns.Public(choice.Phases[p]), choice.PhaseReasons[p]);
        }

        Phases = phases;
    }

    /// <summary>Gets the pattern of the plan; never <see cref="PlanPattern.Auto"/>.</summary>
    public PlanPattern Pattern { get; }

    /// <summary>Gets the reason in words.</summary>
    public string Reason { get; }

    /// <summary>Gets the pattern of each phase with its reason.</summary>
    public IReadOnlyList<PlanPhaseSelection> Phases { get; }

    /// <summary>Returns the pattern and the reason.</summary>
    public override string ToString() => $"{Pattern}: {Reason}";
}

/// <summary>The pattern by which a phase runs, and why.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Pattern">Its pattern.</param>
/// <param name="Reason">The reason in words.</param>
public sealed record PlanPhaseSelection(PlanPhase Phase, PlanPattern Pattern, string Reason);
