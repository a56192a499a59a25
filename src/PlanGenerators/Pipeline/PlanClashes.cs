using System.Collections.Immutable;
using PlanModel;

namespace PlanGenerators;

/// <summary>Who a plan is among the plans of a project.</summary>
internal sealed record PlanIdentity(string Path, string FullName, string Source);

/// <summary>A plan that another one has taken the class of.</summary>
internal sealed record PlanClash(string Path, PlanFault Fault);

/// <summary>The plans for which nothing can be generated because an earlier one generates the same class, PLAN5002.</summary>
internal sealed record PlanClashes(EquatableArray<PlanClash> Losers)
{
    /// <summary>The first plan in the order of paths keeps the class; a file listed twice is one plan.</summary>
    public static PlanClashes Of(ImmutableArray<PlanIdentity> plans)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var owners = new Dictionary<string, PlanIdentity>(StringComparer.OrdinalIgnoreCase);
        var losers = new List<PlanClash>();
        foreach (var plan in plans.OrderBy(static p => p.Path, StringComparer.Ordinal))
        {
            if (!paths.Add(plan.Path)) continue;
            if (!owners.TryGetValue(plan.FullName, out var owner)) owners.Add(plan.FullName, plan);
            else losers.Add(new PlanClash(plan.Path, new PlanFault(DuplicateClassRule.Rule.Id, DuplicateClassRule.MessageFor(plan.FullName, plan.Source, owner.Source), plan.Source, new CodePlace(plan.Path, 0, 0, 0, 0, 0, 0))));
        }

        return new PlanClashes(losers.ToEquatableArray());
    }

    public bool Loses(string path) => Losers.Any(l => l.Path == path);
}
