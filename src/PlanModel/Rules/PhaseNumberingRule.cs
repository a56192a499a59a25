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
        var numbers = new List<int>();
        foreach (var phase in context.Document.Phases)
        {
            if (NumberOf(phase) is { } number) numbers.Add(number);
        }

        numbers.Sort();
        int? before = null;
        foreach (var phase in context.Document.Phases)
        {
            if (NumberOf(phase) is not { } number) continue;
            if (before is { } last && number < last) context.Report(Descriptor, phase.IdSpan, $"Phase {Shown(number)} stands after phase {Shown(last)}; phases open in document order");
            else if (before is { } low && IsAnyMissing(numbers, low, number)) context.Report(Descriptor, phase.IdSpan, $"Phase {Shown(number)} follows phase {Shown(low)}; a number is missing between them");
            before = number;
        }
    }

    /// <summary>Whether a number between two is no phase's: one that stands elsewhere is reported there.</summary>
    private static bool IsAnyMissing(List<int> sorted, int low, int high)
    {
        var index = sorted.BinarySearch(low);
        for (var next = low + 1; next < high; next++)
        {
            while (index < sorted.Count && sorted[index] < next) index++;
            if (index == sorted.Count || sorted[index] != next) return true;
        }

        return false;
    }

    private static int? NumberOf(PhaseDeclaration phase) =>
        phase.Form is PhaseForm.PhaseHeading or PhaseForm.NumberedHeading && int.TryParse(phase.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Shown(int number) => number.ToString(CultureInfo.InvariantCulture);
}
