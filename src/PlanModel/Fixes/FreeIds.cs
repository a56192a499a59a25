using System.Globalization;

namespace PlanModel;

/// <summary>Finds ids that no task of a plan has.</summary>
internal static class FreeIds
{
    /// <summary>The next free number behind the ids that differ from one in their last number.</summary>
    /// <returns><see langword="null"/> if the id does not end in a number.</returns>
    public static string? After(PlanDocument document, string id)
    {
        if (!IdInterval.TryParse(id, id, out var interval)) return null;
        var most = interval.First;
        foreach (var task in document.Tasks)
        {
            if (IdInterval.TryParse(interval.IdOf(interval.First), task.Id, out var other)) most = Math.Max(most, other.Last);
        }

        return most == int.MaxValue ? null : interval.IdOf(most + 1);
    }

    /// <summary>The id that a further task of a phase would have.</summary>
    public static string ForPhase(PlanDocument document, PhaseDeclaration phase)
    {
        for (var t = document.Tasks.Count - 1; t >= 0; t--)
        {
            if (document.Tasks[t].Phase == phase.Index && After(document, document.Tasks[t].Id) is { } next) return next;
        }

        var number = int.TryParse(phase.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var own) ? own : phase.Index + 1;
        var first = number.ToString(CultureInfo.InvariantCulture) + ".1";
        foreach (var task in document.Tasks)
        {
            if (string.Equals(task.Id, first, StringComparison.OrdinalIgnoreCase)) return After(document, first)!;
        }

        return first;
    }
}
