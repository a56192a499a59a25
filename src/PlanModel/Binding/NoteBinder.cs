using PlanCore;

namespace PlanModel;

/// <summary>Turns notes and <c>[SEQUENTIAL]</c> tags into rows.</summary>
internal sealed class NoteBinder(TaskIndex index, ReferenceResolver resolver, List<BindingFault> faults)
{
    private readonly List<int> _targets = [];

    public List<int[]> SequentialGroups { get; } = [];

    public List<List<int>> ParallelPhases { get; } = [];

    public List<EarlyRow> EarlyTasks { get; } = [];

    public List<ConcurrentRow> ConcurrentVerifications { get; } = [];

    public void Bind()
    {
        AddTags();
        foreach (var note in index.Document.Notes)
        {
            switch (note.Kind)
            {
                case NoteKind.SequentialTasks:
                    AddGroup(TasksOf(note.Subject, BindingFaultKind.UnknownInNote));
                    break;
                case NoteKind.ParallelPhases:
                    ParallelPhases.Add(PhasesOf(note.Subject, BindingFaultKind.UnknownInNote));
                    break;
                case NoteKind.EarlyTasks:
                    EarlyTasks.Add(new EarlyRow(
                        TasksOf(note.Subject, BindingFaultKind.UnknownInPhase).ToArray(),
                        TasksOf(note.Condition, BindingFaultKind.UnknownInPhase).ToArray()));
                    break;
                case NoteKind.ConcurrentVerification:
                    var verified = PhasesOf(note.Condition, BindingFaultKind.UnknownInPhase);
                    foreach (var phase in PhasesOf(note.Subject, BindingFaultKind.UnknownInPhase))
                    {
                        foreach (var on in verified) ConcurrentVerifications.Add(new ConcurrentRow(phase, on));
                    }

                    break;
            }
        }
    }

    /// <summary>A sequential phase is one group; elsewhere neighbours with the tag are.</summary>
    private void AddTags()
    {
        var document = index.Document;
        var whole = new List<int>?[document.Phases.Count];
        var neighbours = new List<int>();
        var phase = -1;
        foreach (var task in document.Tasks)
        {
            if (document.Phases[task.Phase].SequentialTag is not null) (whole[task.Phase] ??= []).Add(task.Index);
            if (task.SequentialTag is null || task.Phase != phase)
            {
                AddGroup(neighbours);
                neighbours = [];
            }

            if (task.SequentialTag is not null) neighbours.Add(task.Index);
            phase = task.Phase;
        }

        AddGroup(neighbours);
        foreach (var group in whole) AddGroup(group ?? []);
    }

    private void AddGroup(List<int> tasks)
    {
        if (tasks.Count > 1) SequentialGroups.Add(tasks.ToArray());
    }

    private List<int> TasksOf(IReadOnlyList<Reference> references, BindingFaultKind unknown)
    {
        _targets.Clear();
        foreach (var reference in references)
        {
            if (reference.Kind == ReferenceKind.Malformed) faults.Add(new BindingFault(unknown, reference.Span, reference.Text));
            else resolver.TryResolve(reference, -1, -1, _targets, unknown);
        }

        return Ordered(_targets);
    }

    private List<int> PhasesOf(IReadOnlyList<Reference> references, BindingFaultKind unknown)
    {
        _targets.Clear();
        foreach (var reference in references) resolver.TryResolvePhases(reference, -1, _targets, unknown);
        return Ordered(_targets);
    }

    /// <summary>In document order, each once.</summary>
    private static List<int> Ordered(List<int> indices)
    {
        var ordered = new List<int>(indices);
        ordered.Sort();
        var count = 0;
        for (var i = 0; i < ordered.Count; i++)
        {
            if (i == 0 || ordered[i] != ordered[i - 1]) ordered[count++] = ordered[i];
        }

        ordered.RemoveRange(count, ordered.Count - count);
        return ordered;
    }
}
