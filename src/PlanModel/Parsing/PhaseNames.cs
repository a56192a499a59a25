using System.Globalization;

namespace PlanModel;

/// <summary>Gives names to the phases that have none of their own.</summary>
internal static class PhaseNames
{
    /// <summary>Names phases by their tasks' common first number if it is free, else by their position.</summary>
    public static List<PhaseDeclaration> Name(List<PhaseDeclaration> phases, List<TaskDeclaration>[] members)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var phase in phases)
        {
            if (phase.Id.Length > 0) taken.Add(phase.Id);
        }

        var named = new List<PhaseDeclaration>(phases.Count);
        // No number from a phase's position up to here is free, and none becomes so.
        var free = 0;
        for (var i = 0; i < phases.Count; i++)
        {
            var phase = phases[i];
            if (phase.Id.Length == 0)
            {
                var id = CommonNumber(members[i]);
                if (id is null || !taken.Add(id))
                {
                    free = Math.Max(free, i + 1);
                    do id = (free++).ToString(CultureInfo.InvariantCulture);
                    while (!taken.Add(id));
                }

                phase = Renamed(phase, id);
            }

            named.Add(phase);
        }

        return named;
    }

    private static string? CommonNumber(List<TaskDeclaration> tasks)
    {
        string? common = null;
        foreach (var task in tasks)
        {
            if (task.IsVerificationBlock) continue;
            var dot = task.Id.IndexOf('.');
            var first = dot < 0 ? task.Id : task.Id.Substring(0, dot);
            if (first.Length is 0 or > 6 || !first.All(static c => c is >= '0' and <= '9') || (common is not null && common != first)) return null;
            common = first;
        }

        return common;
    }

    private static PhaseDeclaration Renamed(PhaseDeclaration phase, string id) => new(phase.Index, id, phase.IdSpan)
    {
        Title = phase.Title,
        Span = phase.Span,
        Form = phase.Form,
        SequentialTag = phase.SequentialTag,
        ParallelTag = phase.ParallelTag,
        Pattern = phase.Pattern,
        Dependencies = phase.Dependencies,
        ParallelWith = phase.ParallelWith,
        PipelineStarts = phase.PipelineStarts,
        Footprint = phase.Footprint,
    };
}
