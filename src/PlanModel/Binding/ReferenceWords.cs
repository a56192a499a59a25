namespace PlanModel;

/// <summary>
/// Judges what stands in a list of references besides references (plan language, section 4): a malformed id, a word that is
/// ignored, a reason, or prose that makes no edge at all.
/// </summary>
internal sealed class ReferenceWords(TaskIndex index, List<BindingFault> faults)
{
    private static readonly HashSet<string> Negations = new(StringComparer.OrdinalIgnoreCase) { "not", "never", "no", "without", "cannot", "don't", "doesn't" };

    private NearIds? _nearIds;

    /// <summary>The references of a declaration that count; notes faults for the rest.</summary>
    /// <param name="declaration">The annotation.</param>
    /// <param name="task">The task it belongs to, or -1 for a phase's.</param>
    public List<Reference> ReferencesOf(DependencyDeclaration declaration, int task)
    {
        var references = new List<Reference>();
        if (IsProse(declaration.References))
        {
            faults.Add(new BindingFault(BindingFaultKind.Prose, declaration.Value, index.Document.TextOf(declaration.Value), task));
            return references;
        }

        var last = LastReference(declaration.References);
        for (var i = 0; i < declaration.References.Count; i++)
        {
            var reference = declaration.References[i];
            switch (reference.Kind)
            {
                case ReferenceKind.Malformed:
                    faults.Add(new BindingFault(BindingFaultKind.Malformed, reference.Span, reference.Text, task, Near(reference.Text)));
                    break;
                case ReferenceKind.Path:
                    faults.Add(new BindingFault(BindingFaultKind.PathAmongReferences, reference.Span, reference.Text, task));
                    break;
                case ReferenceKind.Word when Near(reference.Text) is { } near:
                    faults.Add(new BindingFault(BindingFaultKind.Malformed, reference.Span, reference.Text, task, near));
                    break;
                case ReferenceKind.Word when i < last || last < 0:
                    faults.Add(new BindingFault(BindingFaultKind.Word, reference.Span, reference.Text, task));
                    break;
                case ReferenceKind.Word:
                    break; // A reason after the references.
                default:
                    references.Add(reference);
                    break;
            }
        }

        return references;
    }

    /// <summary>Two or more words before a further id, a negation, or several words without any reference.</summary>
    private static bool IsProse(IReadOnlyList<Reference> items)
    {
        var words = 0;
        var any = false;
        foreach (var item in items)
        {
            if (item.Kind == ReferenceKind.Word)
            {
                if (Negations.Contains(item.Text)) return true;
                words++;
                continue;
            }

            if (words >= 2) return true;
            words = 0;
            any = true;
        }

        return !any && words >= 2;
    }

    private static int LastReference(IReadOnlyList<Reference> items)
    {
        for (var i = items.Count - 1; i >= 0; i--)
        {
            if (items[i].Kind != ReferenceKind.Word) return i;
        }

        return -1;
    }

    private string? Near(string text) => (_nearIds ??= new NearIds(index.Tasks.Keys)).Find(text);
}
