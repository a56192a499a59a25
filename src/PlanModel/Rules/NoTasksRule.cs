namespace PlanModel;

/// <summary>PLAN0002: a plan file has no task.</summary>
internal sealed class NoTasksRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN0002", "Plan without tasks", RuleCategory.Structure, Severity.Warning,
        "A plan file has no task: nothing would run, and probably its tasks are written in a form that is not read.");

    public override void Check(RuleContext context)
    {
        if (context.Document.Tasks.Count > 0) return;

        // A plan beyond the limits was not read; PLAN0013 says so.
        foreach (var fault in context.Document.Faults)
        {
            if (fault.Kind == SyntaxFaultKind.LimitExceeded) return;
        }

        var start = 0;
        var text = context.Document.Text;
        while (start < text.Length && (char.IsWhiteSpace(text[start]) || text[start] == '\uFEFF')) start++;
        context.Report(Descriptor, new TextSpan(start < text.Length ? start : 0, 0), "The plan has no task; write one as '- [ ] 1.1 Title'");
    }
}
