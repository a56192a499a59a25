using PlanCore;

namespace PlanModel;

/// <summary>Turns the headings' annotations into rows: when phases open, and together with which.</summary>
internal sealed class PhaseBinder(TaskIndex index, ReferenceResolver resolver, List<BindingFault> faults)
{
    /// <summary>For each phase another that opens together with it, up to the one that stands for all of them.</summary>
    private readonly int[] _together = Own(index.Document.Phases.Count);
    private readonly List<int> _targets = [];
    private readonly ReferenceWords _words = new(index, faults);

    public PhaseRow[] Rows { get; } = new PhaseRow[index.Document.Phases.Count];

    public List<OpeningRow> Openings { get; } = [];

    public void Bind()
    {
        var phases = index.Document.Phases;
        for (var p = 0; p < phases.Count; p++)
        {
            var phase = phases[p];
            var declares = BindDependencies(phase);
            BindPipelineStarts(phase);
            foreach (var reference in phase.ParallelWith)
            {
                _targets.Clear();
                if (!resolver.TryResolvePhases(reference, p, _targets, BindingFaultKind.UnknownInPhase)) continue;
                foreach (var other in _targets) Join(p, other);
            }

            if (p > 0 && phase.ParallelTag is not null && phases[p - 1].ParallelTag is not null) Join(p - 1, p);
            Rows[p] = new PhaseRow
            {
                Id = phase.Id,
                Title = phase.Title,
                InDocumentOrder = phase.Order == PhaseOrder.Document,
                DeclaresOpening = declares || phase.PipelineStarts.Count > 0,
                Pattern = phase.Pattern is { } pattern && PatternNames.TryParse(pattern.Value, out var kind) ? kind : null,
            };
        }
    }

    /// <summary>The groups of phases that open together, transitively.</summary>
    public int[][] ParallelGroups(IReadOnlyList<List<int>> notes)
    {
        foreach (var note in notes)
        {
            for (var i = 1; i < note.Count; i++) Join(note[i - 1], note[i]);
        }

        var groups = new SortedDictionary<int, List<int>>();
        for (var p = 0; p < _together.Length; p++)
        {
            var key = Find(p);
            if (!groups.TryGetValue(key, out var group)) groups[key] = group = [];
            group.Add(p);
        }

        var result = new List<int[]>();
        foreach (var group in groups.Values)
        {
            if (group.Count > 1) result.Add(group.ToArray());
        }

        return result.ToArray();
    }

    private static int[] Own(int count)
    {
        var own = new int[count];
        for (var p = 0; p < count; p++) own[p] = p;
        return own;
    }

    private void Join(int a, int b) => _together[Find(a)] = Find(b);

    private int Find(int phase)
    {
        while (_together[phase] != phase) phase = _together[phase] = _together[_together[phase]];
        return phase;
    }

    /// <returns>Whether the phase declares when it opens; an annotation that reads as prose declares nothing.</returns>
    private bool BindDependencies(PhaseDeclaration phase)
    {
        var declares = false;
        foreach (var declaration in phase.Dependencies)
        {
            declares |= declaration.Kind == DependencyKind.None;
            foreach (var reference in _words.ReferencesOf(declaration, -1))
            {
                _targets.Clear();
                declares = true;
                if (NamesTask(reference))
                {
                    if (resolver.TryResolve(reference, -1, phase.Index, _targets, BindingFaultKind.UnknownInPhase)) Openings.Add(new OpeningRow(phase.Index, -1, -1, _targets.ToArray()));
                    continue;
                }

                if (!resolver.TryResolvePhases(reference, phase.Index, _targets, BindingFaultKind.UnknownInPhase)) continue;
                foreach (var on in _targets)
                {
                    if (on == phase.Index) faults.Add(new BindingFault(BindingFaultKind.BadPipelineStart, reference.Span, reference.Text));
                    else Openings.Add(new OpeningRow(phase.Index, on, -1));
                }
            }
        }

        return declares;
    }

    private bool NamesTask(Reference reference) =>
        reference.Kind == ReferenceKind.TaskRange || (reference.Kind == ReferenceKind.Task && !index.TryGetPhase(reference.First, out _));

    private void BindPipelineStarts(PhaseDeclaration phase)
    {
        foreach (var start in phase.PipelineStarts)
        {
            foreach (var reference in start.References)
            {
                _targets.Clear();
                if (start.Percent is null)
                {
                    if (resolver.TryResolve(reference, -1, phase.Index, _targets, BindingFaultKind.UnknownInPhase)) Openings.Add(new OpeningRow(phase.Index, -1, -1, _targets.ToArray()));
                    continue;
                }

                if (start.Percent is < 0 or > 100) faults.Add(new BindingFault(BindingFaultKind.BadPipelineStart, start.PercentSpan, index.Document.TextOf(start.PercentSpan)));
                if (!resolver.TryResolvePhases(reference, phase.Index, _targets, BindingFaultKind.UnknownInPhase)) continue;
                foreach (var on in _targets)
                {
                    if (on >= phase.Index) faults.Add(new BindingFault(BindingFaultKind.BadPipelineStart, reference.Span, reference.Text));
                    else Openings.Add(new OpeningRow(phase.Index, on, Math.Max(0, Math.Min(100, start.Percent.Value))));
                }
            }
        }
    }
}
