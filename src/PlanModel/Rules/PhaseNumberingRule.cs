using System.Globalization;

namespace PlanModel;

/// <summary>PLAN3005: phases are out of order or a number is missing.</summary>
internal sealed class PhaseNumberingRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN3005", "Gap in the phase numbers", RuleCategory.Phases, Severity.Info,
        "Phases are out of order or a number is missing; phases open in document order, whatever their numbers.");

    public override void Check(RuleContext context)
    {
        int? before = null;
        foreach (var phase in context.Document.Phases)
        {
            if (phase.Form is not (PhaseForm.PhaseHeading or PhaseForm.NumberedHeading)) continue;
            if (!int.TryParse(phase.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) continue;
            if (before is { } last && number <= last - 1) context.Report(Descriptor, phase.IdSpan, $"Phase {number.ToString(CultureInfo.InvariantCulture)} stands after phase {last.ToString(CultureInfo.InvariantCulture)}; phases open in document order");
            else if (before is { } low && number > low + 1) context.Report(Descriptor, phase.IdSpan, $"Phase {number.ToString(CultureInfo.InvariantCulture)} follows phase {low.ToString(CultureInfo.InvariantCulture)}; a number is missing between them");
            before = number;
        }
    }
}
