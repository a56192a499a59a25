using System.Collections.Immutable;
using PlanExtraction;
using PlanModel;

namespace PlanGenerators;

/// <summary>Classes that name no plan and handlers that belong to none, PLAN4008 and PLAN4009: code that would never run.</summary>
internal static class Strays
{
    public static EquatableArray<PlanFault> Of(EquatableArray<ClassSource> marked, EquatableArray<MethodSource> methods, ImmutableArray<PlanUnit> units, ImmutableArray<PlanIdentity> plans)
    {
        var known = new HashSet<string>(plans.Select(static p => p.FullName).Concat(marked.Select(static m => m.Outline.MetadataName)), StringComparer.Ordinal);
        known.UnionWith(units.SelectMany(static u => u.Code.Classes).Concat(marked.Select(static m => m.Outline)).SelectMany(static c => c.Bases));
        var sources = plans.Select(static p => p.Source).OrderBy(static s => s, StringComparer.Ordinal).ToList();
        var classes = plans.Select(static p => p.FullName).OrderBy(static n => n, StringComparer.Ordinal).ToList();
        var faults = marked
            .Where(m => !sources.Exists(s => PlanFiles.IsNamedBy(s, m.Outline.PlanFile ?? "")))
            .Select(m => new PlanFault(UnknownPlanFileRule.Rule.Id, UnknownPlanFileRule.MessageFor(m.Outline, sources), "", m.PlanFile));
        var orphans = methods
            .Where(m => !known.Contains(m.Declaration.DeclaredIn))
            .Select(m => new PlanFault(OrphanHandlerRule.Rule.Id, OrphanHandlerRule.MessageFor(m.Declaration.Method, NameOf(m.Declaration.DeclaredIn), classes), "", m.Places.Target));
        return faults.Concat(orphans).ToEquatableArray();
    }

    /// <summary>Without arity, and without what metadata puts before the name of a class that is known in its file only: <c>&lt;Code&gt;F0123__</c>.</summary>
    private static string NameOf(string metadataName)
    {
        var names = metadataName.Substring(metadataName.LastIndexOf('.') + 1).Split('+').Select(static name =>
        {
            var start = name.Length > 0 && name[0] == '<' ? name.IndexOf("__", StringComparison.Ordinal) + 2 : 0;
            var arity = name.IndexOf('`');
            return name.Substring(start, (arity < 0 ? name.Length : arity) - start);
        });
        return string.Join(".", names);
    }
}
