using PlanCore;

namespace PlanModel;

/// <summary>Turns the dependency annotations of tasks into edges.</summary>
internal sealed class DependencyBinder
{
    private readonly TaskIndex _index;
    private readonly ReferenceResolver _resolver;
    private readonly List<BindingFault> _faults;
    private readonly ReferenceWords _words;
    private readonly KnownEdges _known;
    private readonly List<int> _targets = [];
    private readonly HashSet<int> _reported = [];

    public DependencyBinder(TaskIndex index, ReferenceResolver resolver, List<BindingFault> faults)
    {
        (_index, _resolver, _faults) = (index, resolver, faults);
        _words = new ReferenceWords(index, faults);
        var count = index.Document.Tasks.Count;
        _known = new KnownEdges(count);
        Declares = new bool[count];
        VerifiedPhases = new int[count];
        for (var t = 0; t < count; t++) VerifiedPhases[t] = -1;
        var written = WrittenReferences(index.Document.Tasks);
        Rows = new List<DependencyRow>(written);
        References = new List<Reference>(written);
    }

    public List<DependencyRow> Rows { get; }

    /// <summary>For each row the reference that declares it.</summary>
    public List<Reference> References { get; }

    /// <summary>For each task, whether it carries an annotation that is read, or another task's puts an edge on it.</summary>
    public bool[] Declares { get; }

    /// <summary>For each task, the phase it verifies, or -1.</summary>
    public int[] VerifiedPhases { get; }

    public void Add(TaskDeclaration task)
    {
        var declarations = task.Dependencies;
        for (var d = 0; d < declarations.Count; d++)
        {
            var declaration = declarations[d];
            if (declaration.Kind == DependencyKind.None)
            {
                Declares[task.Index] = true;
                continue;
            }

            var references = _words.ReferencesOf(declaration, task.Index);
            // A malformed id is a dependency all the same: the task does not run as if it had none.
            if (references.Count == 0 && !_words.HasMalformed) continue;
            if (declaration.Kind == DependencyKind.DependsOn) Declares[task.Index] = true;
            foreach (var reference in references) AddReference(task, declaration.Kind, reference);
        }

        if (task.Verification >= 0) AddVerified(task);
    }

    /// <summary>How many references the annotations hold; most stand for one edge each.</summary>
    private static int WrittenReferences(IReadOnlyList<TaskDeclaration> tasks)
    {
        var written = 0;
        for (var t = 0; t < tasks.Count; t++)
        {
            var declarations = tasks[t].Dependencies;
            for (var d = 0; d < declarations.Count; d++) written += declarations[d].References.Count;
        }

        return written;
    }

    private void AddReference(TaskDeclaration task, DependencyKind kind, Reference reference)
    {
        _targets.Clear();
        _resolver.IsReversed = kind == DependencyKind.Blocks;
        if (!_resolver.TryResolve(reference, task.Index, task.Phase, _targets)) return;
        var one = reference.Kind is ReferenceKind.Task || _targets.Count == 1;
        foreach (var target in _targets)
        {
            if (one && IsOneself(task.Index, target, reference)) continue;
            if (!one && (target == task.Index || _index.IsAncestor(target, task.Index))) continue;
            if (kind == DependencyKind.DependsOn) AddEdge(task.Index, target, reference, isReversed: false, one);
            else AddEdge(target, task.Index, reference, isReversed: true, one);
        }
    }

    private void AddEdge(int task, int on, Reference reference, bool isReversed, bool report)
    {
        if (!(isReversed ? _known.AddReversed(task, on) : _known.Add(task, on)))
        {
            if (report) _faults.Add(new BindingFault(BindingFaultKind.WrittenTwice, reference.Span, reference.Text, task) { Holder = isReversed ? on : task });
            return;
        }

        if (isReversed) Declares[task] = true;
        Rows.Add(new DependencyRow(task, on, isReversed ? EdgeOrigin.Blocks : EdgeOrigin.Explicit));
        References.Add(reference);
    }

    private bool IsOneself(int task, int target, Reference reference)
    {
        var kind = target == task ? BindingFaultKind.DependsOnItself
            : _index.IsAncestor(target, task) ? BindingFaultKind.DependsOnParent
            : _index.IsAncestor(task, target) ? BindingFaultKind.DependsOnChild
            : (BindingFaultKind?)null;
        if (kind is null) return false;
        _faults.Add(new BindingFault(kind.Value, reference.Span, _index.Document.Tasks[target].Id, task));
        return true;
    }

    /// <summary>A verification waits for the phase it verifies, or for the one task or section.</summary>
    private void AddVerified(TaskDeclaration task)
    {
        var verification = _index.Document.Verifications[task.Verification];
        VerifiedPhases[task.Index] = verification.Phase;
        if (verification.Target is not { } target) return;
        if (target.Kind is ReferenceKind.Phase or ReferenceKind.Number && _index.TryGetPhase(target.First, out var phase))
        {
            VerifiedPhases[task.Index] = phase;
        }
        else if (_index.Tasks.ContainsKey(target.First) || _index.SectionOf(target.First).Count > 0)
        {
            VerifiedPhases[task.Index] = -1;
            AddReference(task, DependencyKind.DependsOn, target);
        }
        else if (task.MarkSpan.Length == 0 && _reported.Add(task.Verification))
        {
            // A box `**VERIFY 6.5.1**: …` may carry a number of its own; a label must name what it verifies.
            _faults.Add(new BindingFault(BindingFaultKind.UnknownInPhase, target.Span, target.Text, task.Index) { Id = target.First, IsPhase = target.Kind is ReferenceKind.Phase or ReferenceKind.Number });
        }
    }
}
