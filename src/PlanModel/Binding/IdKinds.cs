namespace PlanModel;

/// <summary>The kinds of a plan's ids: the letters they begin with.</summary>
internal sealed class IdKinds
{
    private readonly HashSet<string> _letters = new(StringComparer.OrdinalIgnoreCase);
    private readonly NearIds _near;

    public IdKinds(PlanDocument document)
    {
        var ids = new List<string>(document.Tasks.Count + document.Phases.Count);
        foreach (var task in document.Tasks) ids.Add(task.Id);
        foreach (var phase in document.Phases) ids.Add(phase.Id);
        foreach (var id in ids) _letters.Add(LettersOf(id));
        _near = new NearIds(ids);
    }

    /// <summary>Whether an id begins with letters with which no id of the plan begins, and is no mistyped one.</summary>
    public bool IsStrange(string id) => LettersOf(id) is { Length: > 0 } letters && !_letters.Contains(letters) && _near.Find(id) is null;

    private static string LettersOf(string id)
    {
        var end = 0;
        while (end < id.Length && id[end] is not (>= '0' and <= '9')) end++;
        return id.Substring(0, end);
    }
}
