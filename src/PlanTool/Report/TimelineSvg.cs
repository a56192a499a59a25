using System.Globalization;
using System.Text;
using PlanRuntime;
using PlanTool.Reports;

namespace PlanTool.Report;

/// <summary>The timeline: one row for each slot, one bar for each task, which leads to the task's row in the table.</summary>
/// <remarks>Places are in percent of the width, so that the picture is as wide as there is room and its text is never stretched.</remarks>
internal sealed class TimelineSvg
{
    private const int RowHeight = 26, BarHeight = 20, AxisHeight = 24;

    /// <summary>Beyond this most bars are thinner than a letter.</summary>
    private const int MostLabels = 2000;

    private readonly RunReport _report;
    private readonly StringBuilder _svg = new();

    private TimelineSvg(RunReport report) => _report = report;

    public static string Of(RunReport report)
    {
        var timeline = new TimelineSvg(report);
        timeline.Draw();
        return timeline._svg.ToString();
    }

    private void Draw()
    {
        var height = AxisHeight + (_report.Slots * RowHeight) + 4;
        var hasLabels = _report.Tasks.Count(task => task.Slot >= 0) <= MostLabels;
        Line($"""<svg id="time" class="timeline{(hasLabels ? "" : " dense")}" role="group" aria-label="Timeline" width="100%" height="{height}">""");
        foreach (var tick in _report.Axis.Ticks()) DrawTick(tick, height);
        foreach (var pause in _report.Axis.Pauses) DrawPause(pause, height);
        foreach (var task in _report.Tasks.Where(task => task.Slot >= 0).OrderBy(task => task.Start).ThenBy(task => task.Slot)) DrawBar(task, hasLabels);
        Line("</svg>");
    }

    private void DrawTick(TimeSpan tick, int height)
    {
        var x = _report.Axis.PercentOf(tick);
        var label = tick == TimeSpan.Zero ? "0" : Durations.Text((long)tick.TotalMilliseconds);
        var anchor = x < 3 ? "start" : x > 96 ? "end" : "middle";
        Line($"""<line class="tick" x1="{Percent(x)}" x2="{Percent(x)}" y1="{AxisHeight - 6}" y2="{height}"/><text class="when" x="{Percent(x)}" y="13" text-anchor="{anchor}">{label}</text>""");
    }

    private void DrawPause(Pause pause, int height)
    {
        var x = Percent(_report.Axis.PercentOf(pause.At));
        Line($"""<g class="pause"><title>Left out: {TaskWords.Time(pause.Length)}, in which nothing ran that counts</title><line x1="{x}" x2="{x}" y1="{AxisHeight - 10}" y2="{height}"/></g>""");
    }

    private void DrawBar(ReportedTask task, bool hasLabel)
    {
        var axis = _report.Axis;
        var left = axis.PercentOf(task.Start!.Value);
        var width = Math.Max(axis.PercentOf(task.End!.Value) - left, 0.05);
        var style = task.Condition.Style + (task.IsCritical ? " hot" : "");
        var label = hasLabel ? $"""<text x="6" y="14">{MarkupText.Of((task.Condition == TaskCondition.Completed ? "" : task.Condition.Sign + " ") + task.Name)}</text>""" : "";
        var edge = task.IsCritical ? $"""<rect class="edge" width="100%" y="{BarHeight - 4}" height="4"/>""" : "";
        Line($"""<a href="#t{task.Task.Index}" class="bar {style}" data-slot="{task.Slot}"><title>{MarkupText.Of(TaskWords.Tooltip(task))}</title><svg x="{Percent(left)}" y="{AxisHeight + (task.Slot * RowHeight)}" width="{Percent(width)}" height="{BarHeight}"><rect width="100%" height="{BarHeight}" rx="3"/>{edge}{label}</svg></a>""");
    }

    private static string Percent(double value) => value.ToString("0.###", CultureInfo.InvariantCulture) + "%";

    private void Line(string line) => _svg.Append(line).Append('\n');
}
