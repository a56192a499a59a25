namespace PlanModel;

/// <summary>PLAN1003: a task depends on itself, its own parent or its own child.</summary>
internal sealed class SelfDependencyRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN1003", "Dependency on oneself", RuleCategory.Dependencies, Severity.Error,
        "A task depends on itself, its own parent or its own child: it would wait for its own end.", StopsGraph: true);

    public override void Check(RuleContext context)
    {
        foreach (var fault in context.Plan.Faults)
        {
            var reason = fault.Kind switch
            {
                BindingFaultKind.DependsOnItself => "itself",
                BindingFaultKind.DependsOnParent => $"its own parent '{Words.Shown(fault.Text)}', which runs after it",
                BindingFaultKind.DependsOnChild => $"its own child '{Words.Shown(fault.Text)}', after which it runs anyway",
                _ => null,
            };
            if (reason is null) continue;
            var task = context.Document.Tasks[fault.Task];
            var fix = DependencyRemoval.For(context.Document, task, fault.Span, "Remove this dependency");
            context.Report(new Finding(Descriptor, fault.Span, $"Task '{Words.Shown(task.Id)}' depends on {reason}; remove this dependency") { Fixes = fix is null ? [] : [fix] });
        }
    }
}
