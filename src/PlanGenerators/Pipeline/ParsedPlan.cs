using PlanExtraction;
using PlanModel;

namespace PlanGenerators;

/// <summary>A plan read and analysed, its meaning apart from its places.</summary>
/// <param name="Path">The path as the compiler knows it.</param>
/// <param name="Outline">What generated code depends on.</param>
/// <param name="Lines">The line of each task, from one.</param>
/// <param name="Fault">The first fault with which no graph can run.</param>
internal sealed record ParsedPlan(string Path, PlanOutline Outline, EquatableArray<int> Lines, PlanFault? Fault)
{
    /// <summary>Reads and analyses a file; <see langword="null"/> if it turns out to be no plan.</summary>
    public static ParsedPlan? Of(PlanInput input, CancellationToken cancellationToken)
    {
        var report = PlanTexts.Analyze(input.Path, input.Role, input.Text, text => PlanParser.Parse(input.Path, text, cancellationToken), input.Options, cancellationToken);
        if (report is null) return null;
        var document = report.Plan.Document;
        var outline = PlanOutlines.Of(report, PlanTexts.NamespaceOf(report, input.Options), input.Source);
        var lines = document.Tasks.Select(t => document.Lines.LineOf(t.IdSpan.Start) + 1).ToEquatableArray();
        return new ParsedPlan(input.Path, outline, lines, report.FirstFault is { } fault ? PlanFault.Of(fault, input, document.Lines) : null);
    }

    /// <summary>The plan with its class in a namespace; this one if it is there.</summary>
    public ParsedPlan In(string ns) => Outline.Namespace == ns ? this : this with { Outline = Outline with { Namespace = ns } };
}
