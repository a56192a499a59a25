namespace PlanModel;

/// <summary>PLAN1006: a note is not read, or prose speaks of an order that it does not declare.</summary>
internal sealed class UnreadDependencyRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN1006", "Dependency in prose", RuleCategory.Dependencies, Severity.Info,
        "A note is not read, or prose names an id beside 'depends', 'after', 'blocked by' or 'requires' but is no declaration: it makes no edge.");

    public override void Check(RuleContext context)
    {
        ReportProse(context);
        ProseFixes? fixes = null;
        foreach (var fault in context.Document.Faults)
        {
            if (fault.Kind != SyntaxFaultKind.UnreadNote || (fixes ??= new ProseFixes(context.Plan)).IsDeclared(fault)) continue;
            context.Report(new Finding(Descriptor, fault.Span, "This note is prose and orders nothing; write '(depends: …)' at the task, or '**Execution Note:** Tasks 1.1-1.2 are [SEQUENTIAL]'") { Fixes = fixes.ForNote(fault) });
        }

        foreach (var fault in context.Plan.Faults)
        {
            if (fault.Kind != BindingFaultKind.Prose) continue;
            fixes ??= new ProseFixes(context.Plan);
            context.Report(new Finding(Descriptor, fault.Span, $"'{Words.Shown(fault.Text)}' is read as prose and makes no dependency; list only ids to declare one") { Fixes = fixes.ForValue(fault) });
        }
    }

    // "can only start after 1.2" at a task that declares no dependency on 1.2, which the plan has.
    private void ReportProse(RuleContext context)
    {
        var prose = context.Document.Faults.Where(static fault => fault.Kind == SyntaxFaultKind.ProseDependency).ToList();
        if (prose.Count == 0) return;
        var tasks = context.Document.Tasks;
        var ids = new HashSet<string>(tasks.Select(static task => task.Id), StringComparer.OrdinalIgnoreCase);
        var next = 0;
        foreach (var fault in prose)
        {
            while (next < tasks.Count && tasks[next].Span.Start <= fault.Span.Start) next++;
            var id = fault.Suggestion!;
            if (next == 0 || !ids.Contains(id)) continue;
            var task = tasks[next - 1];
            if (string.Equals(task.Id, id, StringComparison.OrdinalIgnoreCase) || task.Dependencies.Count > 0) continue;
            var edit = DependencyAddition.For(context.Document, task, id);
            context.Report(new Finding(Descriptor, fault.Span, $"'{Words.Shown(fault.Text)}' is prose and makes no dependency; write '(depends: {id})' at task '{task.Id}' to declare one") { Fixes = edit is null ? [] : [new PlanFix($"Declare the dependency: (depends: {Words.Shown(id)})", [edit])] });
        }
    }
}
