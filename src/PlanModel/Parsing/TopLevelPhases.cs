namespace PlanModel;

/// <summary>Makes a phase of each top-level task with its children, in a plan without headings of phases.</summary>
internal static class TopLevelPhases
{
    /// <summary>Splits the implicit phase of a plan whose tasks all belong to a numbered task at the top: <c>1.</c>, <c>1.1</c>, <c>2.</c></summary>
    public static List<PhaseDeclaration> Split(List<PhaseDeclaration> phases, IReadOnlyList<TaskDeclaration> tasks)
    {
        if (phases.Count != 1 || phases[0].Form != PhaseForm.Implicit) return phases;
        var tops = new Dictionary<string, PhaseDeclaration>(StringComparer.OrdinalIgnoreCase);
        var split = new List<PhaseDeclaration>();
        foreach (var task in tasks)
        {
            if (task.IsVerificationBlock || TopOf(task.Id).Length != task.Id.Length || !IsInteger(task.Id) || tops.ContainsKey(task.Id)) continue;
            var phase = new PhaseDeclaration(split.Count, task.Id, task.IdSpan) { Form = PhaseForm.TopLevelTask, Title = task.Title, Span = task.Span };
            tops.Add(task.Id, phase);
            split.Add(phase);
        }

        var hasChildren = false;
        foreach (var task in tasks)
        {
            if (task.IsVerificationBlock) continue;
            if (!tops.ContainsKey(TopOf(task.Id))) return phases;
            hasChildren |= task.Id.IndexOf('.') > 0;
        }

        if (!hasChildren) return phases;
        var current = split[0];
        foreach (var task in tasks)
        {
            if (!task.IsVerificationBlock) current = tops[TopOf(task.Id)];
            task.Phase = current.Index;
        }

        return split;
    }

    private static string TopOf(string id) => id.IndexOf('.') is > 0 and var dot ? id.Substring(0, dot) : id;

    private static bool IsInteger(string id)
    {
        foreach (var c in id)
        {
            if (c is < '0' or > '9') return false;
        }

        return true;
    }
}
