using PlanRuntime;

namespace PlanTool.Graph.Svg;

/// <summary>Says in a few words when a phase opens, where that is not simply after those before it.</summary>
internal static class OpeningNotes
{
    private const int MostNames = 3;

    public static string[] Of(PlanPicture plan)
    {
        var tables = plan.Plan.Tables;
        var notes = new string[tables.Phases.Length];
        var links = PhaseLinks.Of(tables).ToLookup(link => link.Opens);
        var companions = new SortedSet<int>?[notes.Length];
        foreach (var group in tables.ParallelPhases)
        {
            foreach (var phase in group) (companions[phase] ??= []).UnionWith(group.Where(other => other != phase));
        }

        for (var p = 0; p < notes.Length; p++)
        {
            notes[p] = tables.Defaults.IgnorePhases ? ""
                : tables.Phases[p].DeclaresOpening ? Declared(plan, links[p])
                : companions[p] is { } others ? "opens with " + ListOf(others.Select(other => NameOf(plan, other)))
                : "";
        }

        return notes;
    }

    private static string Declared(PlanPicture plan, IEnumerable<PhaseLink> links)
    {
        var waits = links.Select(link => link.OnTask >= 0 ? PlainText.Of(plan.Tasks[link.OnTask].Declaration.Id)
            : Labels.Of(link) is { Length: > 0 } share ? $"{share} of {NameOf(plan, link.OnPhase)}"
            : NameOf(plan, link.OnPhase)).ToList();
        return waits.Count == 0 ? "opens at once" : "opens after " + ListOf(waits);
    }

    private static string NameOf(PlanPicture plan, int phase) => PlainText.Of("phase " + plan.Plan.Document.Phases[phase].Id);

    private static string ListOf(IEnumerable<string> names)
    {
        var list = names.ToList();
        return list.Count <= MostNames ? string.Join(", ", list) : string.Join(", ", list.Take(MostNames)) + " …";
    }
}
