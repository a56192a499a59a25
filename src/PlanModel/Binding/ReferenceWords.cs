namespace PlanModel;

/// <summary>
/// Judges what stands in a list of references besides references (plan language, section 4): a malformed id, a word that is
/// ignored, a reason, or prose that makes no edge at all.
/// </summary>
internal sealed class ReferenceWords(TaskIndex index, List<BindingFault> faults)
{
    private static readonly HashSet<string> Negations = new(StringComparer.OrdinalIgnoreCase) { "not", "never", "no", "without", "cannot", "don't", "doesn't" };

    private readonly List<Reference> _counted = [];
    private NearIds? _nearIds;
    private IdKinds? _kinds;

    /// <summary>Whether the declaration asked about last holds a malformed id, which is a dependency all the same.</summary>
    public bool HasMalformed { get; private set; }

    /// <summary>The references of a declaration that count; notes faults for the rest.</summary>
    /// <param name="declaration">The annotation.</param>
    /// <param name="task">The task it belongs to, or -1 for a phase's.</param>
    /// <returns>A list that holds until the next call.</returns>
    public List<Reference> ReferencesOf(DependencyDeclaration declaration, int task)
    {
        HasMalformed = false;
        var counted = _counted;
        counted.Clear();
        var items = declaration.References;
        if (IsProse(items))
        {
            faults.Add(new BindingFault(BindingFaultKind.Prose, declaration.Value, index.Document.TextOf(declaration.Value), task));
            return counted;
        }

        var last = LastReference(items);
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (item.Kind == ReferenceKind.Word && Near(item.Text) is { } near) AddMalformed(item, task, near);
            else if (item.Kind == ReferenceKind.Word && i + 1 < items.Count && BelongsToWord(item, items[i + 1])) AddWord(TextSpan.FromBounds(item.Span.Start, items[++i].Span.End), task);
            else if (item.Kind == ReferenceKind.Word && (i < last || last < 0)) AddWord(item.Span, task);
            else if (item.Kind == ReferenceKind.Word) continue; // A reason after the references.
            else if (item.Kind == ReferenceKind.Malformed) AddMalformed(item, task, Near(item.Text));
            else if (item.Kind == ReferenceKind.Path) faults.Add(new BindingFault(BindingFaultKind.PathAmongReferences, item.Span, item.Text, task));
            else if (task < 0 && IsElsewhere(item)) faults.Add(new BindingFault(BindingFaultKind.ElsewhereInPhase, item.Span, item.Text));
            else counted.Add(item);
        }

        return counted;
    }

    private void AddMalformed(Reference item, int task, string? near)
    {
        HasMalformed = true;
        faults.Add(new BindingFault(BindingFaultKind.Malformed, item.Span, item.Text, task, near));
    }

    private void AddWord(TextSpan span, int task) => faults.Add(new BindingFault(BindingFaultKind.Word, span, index.Document.TextOf(span), task));

    /// <summary>"Python 3.11", "Node v20": what directly follows a word and names nothing of the plan is that word's version.</summary>
    private bool BelongsToWord(Reference word, Reference item)
    {
        for (var i = word.Span.End; i < item.Span.Start; i++)
        {
            if (!char.IsWhiteSpace(index.Document.Text[i])) return false;
        }

        return item.Kind switch
        {
            ReferenceKind.Task => !index.Names(item.First),
            ReferenceKind.TaskRange => !index.Names(item.First) && !index.Names(item.Last!),
            ReferenceKind.Malformed => Near(item.Text) is null,
            _ => false,
        };
    }

    /// <summary>An id such as <c>task-83</c> where none of the plan begins with "task-": phases of notes name what other files hold.</summary>
    private bool IsElsewhere(Reference item) =>
        item.Kind is ReferenceKind.Task or ReferenceKind.TaskRange && !index.Names(item.First) && (_kinds ??= new IdKinds(index.Document)).IsStrange(item.First);

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
