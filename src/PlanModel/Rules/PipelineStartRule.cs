namespace PlanModel;

/// <summary>PLAN3003: a <c>pipeline-start</c> value is out of range or refers to its own or a later phase.</summary>
internal sealed class PipelineStartRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN3003", "Wrong pipeline start", RuleCategory.Phases, Severity.Error,
        "A 'pipeline-start' share is not between 0 and 100 %, or a phase waits for itself or a later phase.", StopsGraph: true);

    public override void Check(RuleContext context)
    {
        foreach (var fault in context.Plan.Faults)
        {
            if (fault.Kind == BindingFaultKind.BadPipelineStart) context.Report(Descriptor, fault.Span, $"'{Words.Shown(fault.Text)}' cannot open this phase; name an earlier phase and a share from 0 % to 100 %");
        }
    }
}
