using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PlanTool.Graph.Svg;
using PlanTool.Reports;

namespace PlanTool.Report;

/// <summary>A run as one HTML file that needs nothing else: no script, style, font or picture from elsewhere.</summary>
/// <remarks>The page's own policy lets only its own style sheet and script act, by their hashes, so text that escaped escaping would still be dead.</remarks>
internal sealed class HtmlReport
{
    /// <summary>A larger picture of boxes and lines is no longer one that is read, and would be most of the file.</summary>
    private const int MostDrawn = 1500;

    /// <summary>Pictures of more tasks than this are folded until asked for.</summary>
    private const int MostShown = 200;

    private const int MostListed = 100;

    private const int MostSteps = 40;

    private static readonly string Sheet = Style.Sheet.ReplaceLineEndings("\n").Replace("svg{", ":root{", StringComparison.Ordinal) + "\n" + Asset("report.css");
    private static readonly string Script = Asset("report.js");

    private readonly RunReport _report;
    private readonly TextWriter _output;

    private HtmlReport(RunReport report, TextWriter output) => (_report, _output) = (report, output);

    public static void Write(TextWriter output, RunReport report) => new HtmlReport(report, output).Write();

    private void Write()
    {
        var title = MarkupText.Of(_report.Picture.Title);
        Line("<!DOCTYPE html>");
        Line("""<html lang="en">""");
        Line("""<head><meta charset="utf-8">""");
        Line($"""<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{HashOf(Sheet)}'; script-src 'sha256-{HashOf(Script)}'; base-uri 'none'; form-action 'none'">""");
        Line("""<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">""");
        Line($"<title>{title} – {MarkupText.Of(_report.Verdict.Word)}</title>");
        Line($"<style>{Sheet}</style></head>");
        Line("<body>");
        Line("""<nav class="skips" aria-label="Skip to"><a href="#timeline">Timeline</a> <a href="#graph">Graph</a> <a href="#tasks">Tasks</a></nav>""");
        WriteHead(title);
        Line("<main>");
        WriteFailures();
        WriteTimeline();
        WriteGraph();
        TaskTable.Write(_output, _report);
        WriteRuns();
        Line("</main>");
        Line($"<footer>Made by <code>dotnet plan report</code> on {TaskWords.Instant(_report.MadeAt)} from the recorded state of {MarkupText.Of(_report.Picture.File)}.</footer>");
        Line($"<script>{Script}</script>");
        Line("</body></html>");
    }

    private void WriteHead(string title)
    {
        var verdict = _report.Verdict;
        Line("<header>");
        Line($"""<h1><bdi>{title}</bdi> <span class="chip {verdict.Style}"><span aria-hidden="true">{verdict.Sign}</span> {verdict.Word}</span></h1>""");
        Line("""<dl class="figures">""");
        Figure("tasks", TaskWords.Count(_report.Tasks.Count, "task")[..^(_report.Tasks.Count == 1 ? 5 : 6)]);
        if (_report.Slots > 0)
        {
            Figure("from start to end", TaskWords.Time(_report.Axis.Length), _report.Axis.Pauses.Count > 0 ? "without pauses" : "");
            Figure("work in tasks", TaskWords.Time(_report.TaskTime));
            Figure("at once, at most", _report.Slots.ToString(CultureInfo.InvariantCulture));
        }

        Figure(_report.HasRun ? "on the critical path" : "critical path, estimated", TaskWords.Time(_report.CriticalTime));
        Line("</dl>");
        WriteShares();
        Line("</header>");
    }

    private void Figure(string name, string value, string note = "")
    {
        var small = note.Length == 0 ? "" : $" <small>{note}</small>";
        Line($"<div><dt>{name}{small}</dt><dd>{value}</dd></div>");
    }

    /// <summary>One bar that is divided as the tasks are, and its legend.</summary>
    private void WriteShares()
    {
        var counts = TaskCondition.All.Select(condition => (Condition: condition, Count: _report.Count(condition))).Where(share => share.Count > 0).ToList();
        Line("""<svg class="shares" width="100%" height="12" aria-hidden="true">""");
        double left = 0;
        foreach (var (condition, count) in counts)
        {
            var width = 100.0 * count / _report.Tasks.Count;
            Line(string.Create(CultureInfo.InvariantCulture, $"""<rect class="{condition.Style}" x="{left:0.###}%" width="{width:0.###}%" height="12"/>"""));
            left += width;
        }

        Line("</svg>");
        Line("""<ul class="legend">""");
        foreach (var (condition, count) in counts) Line(string.Create(CultureInfo.InvariantCulture, $"""<li class="{condition.Style}"><span class="sign" aria-hidden="true">{condition.Sign}</span> {count:N0} {condition.Word}</li>"""));
        Line("</ul>");
    }

    private void WriteFailures()
    {
        var failed = _report.Tasks.Where(task => task.Condition == TaskCondition.Failed || task.Condition == TaskCondition.FailedWithAttemptsLeft).ToList();
        if (failed.Count == 0) return;
        var blocked = _report.Count(TaskCondition.Blocked);
        Line($"""<section class="failures" aria-labelledby="failures"><h2 id="failures">{TaskWords.Count(failed.Count, "task")} failed{(blocked > 0 ? $" and {TaskWords.Count(blocked, "task")} {(blocked == 1 ? "is" : "are")} blocked" : "")}</h2>""");
        Line("<ul>");
        foreach (var task in failed.Take(MostListed))
        {
            var error = task.Error is { Length: > 0 } text ? $"<pre>{MarkupText.OfLines(text)}</pre>" : "";
            Line($"""<li><a href="#t{task.Task.Index}"><bdi>{MarkupText.Of(task.Name)}</bdi></a>{error}</li>""");
        }

        Line("</ul>");
        if (failed.Count > MostListed) Line(string.Create(CultureInfo.InvariantCulture, $"<p>{failed.Count - MostListed:N0} more are in the table.</p>"));
        Line("</section>");
    }

    private void WriteTimeline()
    {
        Line("""<section aria-labelledby="timeline"><h2 id="timeline" tabindex="-1">Timeline</h2>""");
        if (_report.Slots == 0)
        {
            Line("<p>Nothing has run yet.</p></section>");
            return;
        }

        var first = _report.Bars[0].Start;
        var pauses = _report.Axis.Pauses.Count == 0 ? "" : " A dashed line is a pause that is left out.";
        Line($"""<p class="about">From {TaskWords.Instant(first)}. Rows are places: tasks above each other ran at once, and each attempt is a bar. A bar with an <span class="hotword">orange edge</span> is on the critical path.{pauses}</p>""");
        Line("""<div class="tools" hidden><button type="button" id="closer" aria-label="Stretch the timeline">+</button><button type="button" id="wider" aria-label="Shrink the timeline">−</button> <span>Arrow keys go from bar to bar, Enter to the task.</span></div>""");
        Line("""<div class="scroll" tabindex="-1">""");
        _output.Write(TimelineSvg.Of(_report));
        Line("</div></section>");
    }

    private void WriteGraph()
    {
        Line("""<section aria-labelledby="graph"><h2 id="graph" tabindex="-1">Graph</h2>""");
        WritePath();
        if (_report.Tasks.Count > MostDrawn)
        {
            Line(string.Create(CultureInfo.InvariantCulture, $"<p>The picture of {_report.Tasks.Count:N0} tasks is left out; <code>dotnet plan graph --format svg</code> draws it.</p>"));
        }
        else
        {
            Line($"""<details{(_report.Tasks.Count <= MostShown ? " open" : "")}><summary>What waits for what</summary><div class="scroll" tabindex="0" role="group" aria-label="Graph">""");
            _output.Write(SvgGraph.OfRun(_report.Picture, Overlay()));
            Line("</div></details>");
        }

        Line("</section>");
    }

    private void WritePath()
    {
        var path = _report.CriticalPath;
        if (path.Count == 0) return;
        var what = _report.HasRun ? "The critical path, as it was taken" : "The critical path, by the estimates";
        Line($"""<p class="about">{what}: the end comes no earlier unless one of these tasks is quicker.</p><ol class="path">""");
        foreach (var task in path.Take(MostSteps)) Line($"""<li class="{_report.Tasks[task].Condition.Style}"><a href="#t{task}"><bdi>{MarkupText.Of(_report.Tasks[task].Name)}</bdi></a> <span class="time">{TaskWords.Time(_report.TimeOnPath(task))}</span></li>""");
        if (path.Count > MostSteps) Line(string.Create(CultureInfo.InvariantCulture, $"<li>… and {path.Count - MostSteps:N0} more</li>"));
        Line("</ol>");
    }

    private RunOverlay Overlay() => new()
    {
        CriticalPath = _report.CriticalPath,
        Summary = $"critical path {TaskWords.Time(_report.CriticalTime)} (framed)",
        ClassOf = task => _report.Tasks[task].Condition.Style,
        MarkOf = task => _report.Tasks[task].Condition == TaskCondition.Waiting ? "" : _report.Tasks[task].Condition.Sign + " ",
        TooltipOf = task => TaskWords.Tooltip(_report.Tasks[task]),
    };

    private void WriteRuns()
    {
        var runs = _report.State.Runs;
        if (runs.Count == 0) return;
        Line("""<section aria-labelledby="runs"><h2 id="runs">Runs</h2><div class="scroll"><table><thead><tr><th scope="col">Started</th><th scope="col">Took</th><th scope="col">Outcome</th><th scope="col">Done by</th></tr></thead><tbody>""");
        foreach (var (run, i) in runs.Select((run, i) => (run, i)).Reverse().Take(MostListed))
        {
            var took = run.EndedAt is { } end && end >= run.StartedAt ? TaskWords.Time(end - run.StartedAt) : "";
            var outcome = run.Status?.ToString().ToLowerInvariant().Replace("canceled", "cancelled", StringComparison.Ordinal) ?? (i == runs.Count - 1 && _report.IsGoingOn ? "running" : "interrupted");
            Line($"<tr><td>{TaskWords.Instant(run.StartedAt)}</td><td>{took}</td><td>{outcome}</td><td>{(run.Note is { } note ? $"<code>{MarkupText.Of(note)}</code>" : "")}</td></tr>");
        }

        Line("</tbody></table></div></section>");
    }

    private static string HashOf(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Asset(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private void Line(string line)
    {
        _output.Write(line);
        _output.Write('\n');
    }
}
