namespace PlanModel;

/// <summary>Writes a dependency at a task: into the list it has, or as <c>(depends: …)</c> at the end of its line.</summary>
internal static class DependencyAddition
{
    /// <summary>The edit that lets a task wait for others.</summary>
    /// <param name="document">The plan.</param>
    /// <param name="task">The task.</param>
    /// <param name="ids">What it shall wait for.</param>
    /// <returns><see langword="null"/> if the task has no line of its own, or would lose its place in the document.</returns>
    public static TextEdit? For(PlanDocument document, TaskDeclaration task, params string[] ids)
    {
        if (task.IsFromRange || task.IsVerificationBlock) return null;
        foreach (var declaration in task.Dependencies)
        {
            if (document.Text[declaration.Span.Start] == '←' || declaration.Kind == DependencyKind.Blocks) continue;
            if (declaration.Kind == DependencyKind.None) return new TextEdit(declaration.Value, string.Join(", ", ids));
            var last = declaration.References.LastOrDefault(static r => r.Kind is not (ReferenceKind.Word or ReferenceKind.Path or ReferenceKind.Malformed));
            if (last is not null) return new TextEdit(new TextSpan(last.Span.End, 0), ", " + string.Join(", ", ids));
        }

        IReadOnlyList<string>? all = document.Phases[task.Phase].Order == PhaseOrder.Document ? WithPlace(document, task, ids) : ids;
        return all is null ? null : new TextEdit(new TextSpan(LineEnds.TextEnd(document, task.Span.Start), 0), $" (depends: {string.Join(", ", all)})");
    }

    /// <summary>A task that declares something no longer waits for its place in the document, so that the place is declared, too.</summary>
    private static List<string>? WithPlace(PlanDocument document, TaskDeclaration task, string[] ids)
    {
        var before = new List<string>();
        for (var t = task.Index - 1; t >= 0 && document.Tasks[t].Phase == task.Phase; t--)
        {
            var other = document.Tasks[t];

            // Groups of parallel neighbours, parts and verifications wait in ways that a list would not keep.
            if (task.ParallelTag is not null || other.ParallelTag is not null || other.Verification >= 0 || other.IsOptional || task.IsOptional) return null;
            if (IsPartOf(other.Id, task.Id) || IsPartOf(task.Id, other.Id)) return null;
            before.Insert(0, other.Id);
            if (!other.Dependencies.Any(static d => d.Kind != DependencyKind.Blocks)) break;
        }

        return before.Concat(ids).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
    }

    private static bool IsPartOf(string id, string whole) => id.Length > whole.Length && id[whole.Length] == '.' && id.StartsWith(whole, StringComparison.OrdinalIgnoreCase);
}
