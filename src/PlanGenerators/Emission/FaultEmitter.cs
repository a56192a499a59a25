using Microsoft.CodeAnalysis;
using PlanModel;

namespace PlanGenerators;

/// <summary>Says why a plan cannot be run: as a diagnostic now, and as an exception of <c>RunAsync</c>.</summary>
internal static class FaultEmitter
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "PLAN0014",
        UnexecutablePlanRule.Rule.Title,
        "{0}",
        RuleCategory.Structure,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        UnexecutablePlanRule.Rule.Description,
        UnexecutablePlanRule.Rule.HelpLink);

    public static string Emit(PlanFault fault, ClassHeader header)
    {
        var writer = SourceWriter.StartFile(fault.Source);
        header.Open(writer);
        writer.Open("internal static partial class PlanSource");
        writer.Line("/// <summary>Makes the exception that a run of the plan throws.</summary>");
        writer.Line($"internal static global::PlanRuntime.PlanFaultException Fault() => new({CSharpText.Literal(fault.RuleId)}, {CSharpText.Literal(fault.Words)});");
        writer.Close();
        header.Close(writer);
        return writer.ToString();
    }

    public static Diagnostic DiagnosticOf(PlanFault fault) =>
        Diagnostic.Create(Descriptor, fault.Place.ToLocation(), UnexecutablePlanRule.MessageFor(fault.RuleId, fault.Message));
}
