namespace PlanModel.Tests.Rules;

/// <summary>
/// Checks a plan whose faults are marked: <c>{|PLAN1001:1.3|}</c>. Every finding above hidden must be marked, and
/// every mark must be found; hidden rules speak only where they are marked.
/// </summary>
internal static class RuleTest
{
    /// <param name="markup">The plan.</param>
    /// <param name="messages">The messages of the findings in order, if they are asserted.</param>
    public static PlanReport Check(string markup, params string[] messages) => Check(markup, null, messages);

    public static PlanReport Check(string markup, PlanFileOptions? options, params string[] messages)
    {
        var (text, marks) = Parse(markup);
        var report = PlanAnalysis.Analyze(PlanParser.Parse("release.plan.md", text), options, TestContext.Current.CancellationToken);
        var found = report.Findings
            .Where(f => f.DefaultSeverity > Severity.Hidden || marks.Any(m => m.Id == f.Rule.Id))
            .ToList();
        Assert.Equal(
            marks.OrderBy(m => m.Start).ThenBy(m => m.Id, StringComparer.Ordinal).Select(m => Shown(text, m.Id, m.Start, m.Length)),
            found.Select(f => Shown(text, f.Rule.Id, f.Span.Start, f.Span.Length)));
        if (messages.Length > 0) Assert.Equal(messages, found.Select(f => f.Message));
        return report;
    }

    private static string Shown(string text, string id, int start, int length) => $"{id} at {start} '{text.Substring(start, length)}'";

    private static (string Text, List<(string Id, int Start, int Length)> Marks) Parse(string markup)
    {
        var text = new System.Text.StringBuilder();
        var marks = new List<(string, int, int)>();
        var open = new Stack<(string Id, int Start)>();
        for (var i = 0; i < markup.Length; i++)
        {
            if (markup.AsSpan(i).StartsWith("{|PLAN") && markup.IndexOf(':', i) is > 0 and var colon)
            {
                open.Push((markup[(i + 2)..colon], text.Length));
                i = colon;
            }
            else if (open.Count > 0 && markup.AsSpan(i).StartsWith("|}"))
            {
                var (id, start) = open.Pop();
                marks.Add((id, start, text.Length - start));
                i++;
            }
            else
            {
                text.Append(markup[i]);
            }
        }

        return (text.ToString(), marks);
    }
}
