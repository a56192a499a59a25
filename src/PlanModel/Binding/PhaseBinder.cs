using PlanCore;

namespace PlanModel;

/// <summary>Turns the headings' annotations into rows: when phases open, and together with which.</summary>
internal sealed class PhaseBinder(TaskIndex index, ReferenceResolver resolver, List<BindingFault> faults)
{
    private readonly List<(int A, int B)> _together = [];
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
                foreach (var other in _targets) _together.Add((p, other));
            }

            if (p > 0 && phase.ParallelTag is not null && phases[p - 1].ParallelTag is not null) _together.Add((p - 1, p));
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
            for (var i = 1; i < note.Count; i++) _together.Add((note[i - 1], note[i]));
        }

        var root = new int[Rows.Length];
        for (var p = 0; p < root.Length; p++) root[p] = p;
        foreach (var (a, b) in _together) root[Find(root, a)] = Find(root, b);
        var groups = new SortedDictionary<int, List<int>>();
        for (var p = 0; p < root.Length; p++)
        {
            var key = Find(root, p);
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

    private static int Find(int[] root, int phase)
    {
        while (root[phase] != phase) phase = root[phase] = root[root[phase]];
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
