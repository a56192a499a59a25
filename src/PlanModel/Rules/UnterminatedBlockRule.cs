namespace PlanModel;

/// <summary>PLAN0008: an unterminated fence or comment swallows lines that look like tasks.</summary>
internal sealed class UnterminatedBlockRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN0008", "Tasks swallowed by an open block", RuleCategory.Structure, Severity.Warning,
        "An unterminated fence or comment swallows lines that look like tasks: they are not read.");

    public override void Check(RuleContext context)
    {
        foreach (var fault in context.Document.Faults)
        {
            var what = fault.Kind switch
            {
                SyntaxFaultKind.UnterminatedFence => "code fence",
                SyntaxFaultKind.UnterminatedComment => "comment",
                _ => null,
            };
            if (what is not null) context.Report(Descriptor, fault.Span, $"This {what} is never closed, so the tasks behind it are not read; close it");
        }
    }
}
