using PlanCore;

namespace PlanModel;

/// <summary>PLAN3006: a spelled-out setting has no effect under the chosen pattern.</summary>
internal sealed class IneffectiveSettingRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN3006", "Setting without effect", RuleCategory.Phases, Severity.Warning,
        "A spelled-out setting has no effect under the chosen pattern: the plan does not run as its author thinks.");

    public override void Check(RuleContext context)
    {
        var choice = context.Proof.Lowered.Choice;
        var defaults = context.Plan.Tables.Defaults;
        foreach (var setting in context.Document.Settings)
        {
            if (string.Equals(setting.Key, "batch-size", StringComparison.OrdinalIgnoreCase) && Array.IndexOf(choice.Phases, PatternKind.Batched) < 0)
            {
                context.Report(Descriptor, setting.KeySpan, $"'batch-size' has no effect: no phase runs in batches under the pattern '{PatternNames.Of(choice.Pattern)}'");
            }
            else if (string.Equals(setting.Key, "phase-threshold", StringComparison.OrdinalIgnoreCase) && defaults.IgnorePhases)
            {
                context.Report(Descriptor, setting.KeySpan, "'phase-threshold' has no effect: 'phases: ignore' makes phases labels");
            }
        }

        foreach (var phase in context.Document.Phases)
        {
            if (phase.Pattern is { } pattern && defaults.Pattern is { } named and not (PatternKind.Auto or PatternKind.Hybrid))
            {
                context.Report(Descriptor, pattern.Span, $"The pattern of phase {Words.Shown(phase.Id)} has no effect: the whole plan runs by '{PatternNames.Of(named)}'");
            }

            if (!defaults.IgnorePhases) continue;
            foreach (var start in phase.PipelineStarts) context.Report(Descriptor, start.Span, "'pipeline-start' has no effect: 'phases: ignore' makes phases labels");
            foreach (var reference in phase.ParallelWith) context.Report(Descriptor, reference.Span, "'parallel-with' has no effect: 'phases: ignore' makes phases labels");
        }
    }
}
