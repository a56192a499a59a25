using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PlanModel;

namespace PlanGenerators;

/// <summary>Why no graph can run, with its place.</summary>
/// <param name="RuleId">The rule that speaks.</param>
/// <param name="Message">The rule's words.</param>
/// <param name="Source">The file as generated code names it.</param>
/// <param name="Place">The place of the wrong token.</param>
internal sealed record PlanFault(string RuleId, string Message, string Source, CodePlace Place)
{
    /// <summary>The fault as the compiler prints it: <c>plan.md(7,31): error PLAN1001: …</c>.</summary>
    public string Words => $"{Source}({Place.Line + 1},{Place.Column + 1}): error {RuleId}: {Message}";

    /// <summary>The class that throws the fault's words, once it is known.</summary>
    public ClassHeader? Header { get; init; }

    /// <summary>The full name of that class.</summary>
    public string FullName { get; init; } = "";

    /// <summary>The first fault of a plan or, where it has none, of its handlers.</summary>
    public static PlanFault? Of(BoundCode code, PlanDetails details)
    {
        if (details.Fault is { } fault) return fault with { Header = ClassHeader.Of(code.Code), FullName = code.Plan.FullName };
        if (code.Bindings.FirstFault is not { } finding) return null;
        var place = details.PlaceOf(finding.Place);
        var file = place.Path.Substring(place.Path.LastIndexOfAny(['/', '\\']) + 1);
        return new PlanFault(finding.Rule.Id, finding.Message, file, place) { Header = ClassHeader.Of(code.Code), FullName = code.Plan.FullName };
    }

    /// <summary>Why nothing can be generated for a plan: its name is something else than a class. PLAN5005 has reported taken names.</summary>
    public static PlanFault? OfBlocked(PlanUnit unit, CancellationToken cancellationToken)
    {
        var details = new PlanDetails(unit.Code.Outline.FullName, unit.Plan.Lines, unit.Plan.Fault, unit.Places);
        return Of(BoundCode.Of(unit.Code, cancellationToken), details);
    }

    public static PlanFault Of(Finding finding, PlanInput input, LineMap lines)
    {
        var (start, end) = (lines.PositionOf(finding.Span.Start), lines.PositionOf(finding.Span.End));
        return new PlanFault(finding.Rule.Id, finding.Message, input.Source, new CodePlace(input.Path, finding.Span.Start, finding.Span.Length, start.Line, start.Column, end.Line, end.Column));
    }
}

/// <summary>A place in a file, as data that may stay in a pipeline; lines and columns from zero.</summary>
internal sealed record CodePlace(string Path, int Start, int Length, int Line, int Column, int EndLine, int EndColumn)
{
    public static CodePlace None { get; } = new("", 0, 0, 0, 0, 0, 0);

    public static CodePlace Of(Location location)
    {
        var lines = location.GetLineSpan();
        return new CodePlace(
            lines.Path, location.SourceSpan.Start, location.SourceSpan.Length,
            lines.StartLinePosition.Line, lines.StartLinePosition.Character, lines.EndLinePosition.Line, lines.EndLinePosition.Character);
    }

    public Location ToLocation() => Location.Create(
        Path,
        new Microsoft.CodeAnalysis.Text.TextSpan(Start, Length),
        new LinePositionSpan(new Microsoft.CodeAnalysis.Text.LinePosition(Line, Column), new Microsoft.CodeAnalysis.Text.LinePosition(EndLine, EndColumn)));
}
