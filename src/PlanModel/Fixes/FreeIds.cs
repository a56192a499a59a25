using System.Globalization;

namespace PlanModel;

/// <summary>Finds ids that no task of a plan has, each id once; it reads the plan's ids once.</summary>
/// <remarks>Faults that are mended together need different ids, so what was handed out is taken.</remarks>
internal sealed class FreeIds
{
    private readonly Dictionary<string, int> _most = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly string?[] _lastOfPhase;

    public FreeIds(PlanDocument document)
    {
        _lastOfPhase = new string?[document.Phases.Count];
        foreach (var task in document.Tasks)
        {
            _ids.Add(task.Id);
            if (!IdRange.TryParse(task.Id, task.Id, out var interval)) continue;
            _lastOfPhase[task.Phase] = task.Id;
            if (!_most.TryGetValue(interval.Prefix, out var most) || interval.First > most) _most[interval.Prefix] = interval.First;
        }
    }

    /// <summary>Takes the next free number behind the ids that differ from one in their last number.</summary>
    /// <returns><see langword="null"/> if the id does not end in a number.</returns>
    public string? TakeAfter(string id)
    {
        if (!IdRange.TryParse(id, id, out var interval)) return null;
        var most = _most.TryGetValue(interval.Prefix, out var known) ? Math.Max(known, interval.First) : interval.First;
        if (most == int.MaxValue) return null;
        _most[interval.Prefix] = most + 1;
        return interval.IdOf(most + 1);
    }

    /// <summary>Takes the id that a further task of a phase would have.</summary>
    /// <returns><see langword="null"/> if none can be told.</returns>
    public string? TakeForPhase(PhaseDeclaration phase)
    {
        if (_lastOfPhase[phase.Index] is { } last) return TakeAfter(last);
        var number = int.TryParse(phase.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var own) ? own : phase.Index + 1;
        var first = number.ToString(CultureInfo.InvariantCulture) + ".1";
        _lastOfPhase[phase.Index] = first;
        return _ids.Add(first) ? first : TakeAfter(first);
    }
}
