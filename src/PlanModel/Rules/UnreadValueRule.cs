namespace PlanModel;

/// <summary>PLAN0011: an annotation value is not understood, or a front-matter key is unknown or nested.</summary>
internal sealed class UnreadValueRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN0011", "Value not understood", RuleCategory.Structure, Severity.Warning,
        "An annotation's value is not understood, or a front-matter key is unknown or nested: it has no effect.");

    public override void Check(RuleContext context)
    {
        var isForeign = IsForeign(context.Document);
        var foreign = new List<SyntaxFault>();
        foreach (var fault in context.Document.Faults)
        {
            if (isForeign && (fault.Kind is SyntaxFaultKind.UnknownKey or SyntaxFaultKind.NestedKey)) foreign.Add(fault);
            else if (MessageOf(fault) is { } message) context.Report(new Finding(Descriptor, fault.Span, message) { Fixes = fault.Kind == SyntaxFaultKind.UnknownKey ? SpellingFix.For(context.Document, fault.Span, fault.Text, fault.Suggestion) : [] });
        }

        if (foreign.Count == 0) return;
        var keys = Words.List(foreign.ConvertAll(static fault => fault.Text));
        var verb = foreign.Count == 1 ? "is no setting" : "are no settings";
        context.Report(new Finding(Descriptor, foreign[0].Span, $"The front matter is of another tool: {keys} {verb} of a plan") { OwnSeverity = Severity.Info });
    }

    private static string? MessageOf(SyntaxFault fault) => fault.Kind switch
    {
        SyntaxFaultKind.BadValue => $"'{Words.Shown(fault.Text)}' is not understood{(fault.Suggestion is null ? "" : $"; write {fault.Suggestion}")}",
        SyntaxFaultKind.UnknownKey => $"'{Words.Shown(fault.Text)}' is no setting of a plan{Words.DidYouMean(fault.Suggestion)}",
        SyntaxFaultKind.NestedKey => $"The setting '{Words.Shown(fault.Text)}' is nested; write a single value",
        _ => null,
    };

    /// <summary>What Markdown files of every kind carry.</summary>
    private static readonly HashSet<string> DocumentKeys = new(StringComparer.OrdinalIgnoreCase) { "title", "description", "author", "date", "tags" };

    /// <summary>Front matter without a plan's key belongs to another tool if it describes the document, or if most of several keys resemble none of ours.</summary>
    private static bool IsForeign(PlanDocument document)
    {
        var (unknown, near, describing) = (0, 0, 0);
        foreach (var fault in document.Faults)
        {
            if (fault.Kind != SyntaxFaultKind.UnknownKey) continue;
            unknown++;
            if (fault.Suggestion is not null) near++;
            if (DocumentKeys.Contains(fault.Text)) describing++;
        }

        return unknown == document.Settings.Count && (describing == unknown || (unknown > 1 && near * 3 <= unknown));
    }
}
