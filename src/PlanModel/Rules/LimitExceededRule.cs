using PlanCore;

namespace PlanModel;

/// <summary>PLAN0013: a limit of the language is exceeded.</summary>
internal sealed class LimitExceededRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN0013", "Limit exceeded", RuleCategory.Structure, Severity.Error,
        "A limit of the language is exceeded: what lies beyond it is not read.", StopsGraph: true);

    public override void Check(RuleContext context)
    {
        foreach (var fault in context.Document.Faults)
        {
            if (fault.Kind == SyntaxFaultKind.LimitExceeded) context.Report(Descriptor, fault.Span, $"The plan has {Words.Shown(fault.Text)}; split it into several plans");
        }

        foreach (var fault in context.Plan.Faults)
        {
            if (fault.Kind == BindingFaultKind.TooManyDependencies) context.Report(Descriptor, fault.Span, $"The references up to '{Words.Shown(fault.Text)}' stand for more than 1,000,000 dependencies; depend on fewer tasks, or let phases order them");
        }

        ReportOverlaps(context);
    }

    private void ReportOverlaps(RuleContext context)
    {
        var exclusions = context.Proof.Lowered.Exclusions;
        if (exclusions.Beyond < 0) return;
        var pattern = exclusions.Patterns[exclusions.Beyond].Text;
        foreach (var file in context.Document.Tasks[exclusions.UsersOf(exclusions.Beyond)[0].Task].Files)
        {
            if (file.Access == FileAccess.Mention || FilePattern.Of(file.Path).Text != pattern) continue;
            context.Report(Descriptor, file.Span, "The declared files overlap in more than 100,000 pairs; declare files that differ, or let fewer tasks declare globs");
            return;
        }
    }
}
