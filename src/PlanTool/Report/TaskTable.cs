using System.Globalization;
using PlanTool.Graph;
using PlanTool.Reports;

namespace PlanTool.Report;

/// <summary>The table of tasks: complete without a script, sorted and filtered with one.</summary>
internal static class TaskTable
{
    public static void Write(TextWriter output, RunReport report)
    {
        output.Write("""
            <section aria-labelledby="tasks"><h2 id="tasks" tabindex="-1">Tasks</h2>
            <div class="tools" hidden><label>Find <input type="search" id="find" autocomplete="off" spellcheck="false"></label>
            <label>State <select id="state"><option value="">all</option>
            """.ReplaceLineEndings("\n"));
        foreach (var condition in TaskCondition.All.Where(condition => report.Count(condition) > 0)) output.Write($"""<option value="{condition.Style}">{condition.Word}</option>""");
        output.Write($"""
            </select></label> <label><input type="checkbox" id="critical"> critical path only</label> <span id="count" role="status">{TaskWords.Count(report.Tasks.Count, "task")}</span></div>
            <div class="scroll" tabindex="0" role="group" aria-label="Table of tasks"><table id="table"><thead><tr>
            <th scope="col" data-by="">Task</th><th scope="col" data-by="state">State</th><th scope="col" data-by="a">Attempts</th><th scope="col" data-by="s">Started</th><th scope="col" data-by="d">Took</th><th scope="col">Waits for</th><th scope="col">Remarks</th>
            </tr></thead><tbody>

            """.ReplaceLineEndings("\n"));
        var labels = report.Picture.Plan.Document.Phases.Select(phase => MarkupText.Of(Labels.Of(phase))).ToList();
        var shown = -1;
        foreach (var task in report.Tasks)
        {
            if (task.Task.Phase.Index != shown) output.Write($"<tr class=\"phase\"><th scope=\"colgroup\" colspan=\"7\"><bdi>{labels[shown = task.Task.Phase.Index]}</bdi></th></tr>\n");
            WriteRow(output, report, task);
        }

        output.Write("</tbody></table></div></section>\n");
    }

    private static void WriteRow(TextWriter output, RunReport report, ReportedTask task)
    {
        var i = task.Task.Index;
        var started = task.Start is { } start ? report.Axis.OffsetOf(start) : (TimeSpan?)null;
        var took = task.End is not null && task.Duration is { } duration ? TaskWords.Time(duration) : "";
        output.Write($"<tr id=\"t{i}\" tabindex=\"-1\" class=\"{task.Condition.Style}{(task.IsCritical ? " hot" : "")}\" data-a=\"{task.Attempts}\" data-s=\"{Number(started)}\" data-d=\"{Number(task.Duration)}\">");
        output.Write($"<td><b class=\"id\">{MarkupText.Of(task.Task.Id)}</b> <bdi>{MarkupText.Of(task.Task.Title)}</bdi>{(task.IsCritical ? " <abbr title=\"on the critical path\">◆</abbr>" : "")}</td>");
        output.Write($"<td class=\"state\"><span aria-hidden=\"true\">{task.Condition.Sign}</span> {task.Condition.Word}</td>");
        output.Write($"<td class=\"n\">{(task.Attempts > 0 ? task.Attempts.ToString(CultureInfo.InvariantCulture) : "")}</td>");
        output.Write(task.Start is { } at ? $"<td class=\"n\" title=\"{TaskWords.Instant(at)}\">{StartText(started!.Value)}</td>" : "<td></td>");
        output.Write($"<td class=\"n\">{took}</td><td class=\"on\">{DependenciesOf(report, i)}</td><td class=\"why\">{RemarksOf(task)}</td></tr>\n");
    }

    private static string StartText(TimeSpan offset) => offset == TimeSpan.Zero ? "0" : "+" + TaskWords.Time(offset);

    /// <summary>Declared dependencies as links; a task that waits for hundreds names the first of them.</summary>
    private static string DependenciesOf(RunReport report, int task)
    {
        const int Most = 12;
        var on = report.Picture.Tasks[task].Depends;
        var links = string.Join(", ", on.Take(Most).Select(other => $"<a href=\"#t{other}\">{MarkupText.Of(report.Tasks[other].Task.Id)}</a>"));
        return on.Length > Most ? string.Create(CultureInfo.InvariantCulture, $"{links} and {on.Length - Most:N0} more") : links;
    }

    private static string RemarksOf(ReportedTask task)
    {
        var error = task.Error is { Length: > 0 } text ? $"<pre>{MarkupText.OfLines(text)}</pre>" : "";
        return (task.Reason is { Length: > 0 } reason ? MarkupText.Of(reason) : "") + error;
    }

    private static string Number(TimeSpan? time) => time is { } t ? ((long)t.TotalMilliseconds).ToString(CultureInfo.InvariantCulture) : "";
}
