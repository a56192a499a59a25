using System.Globalization;
using System.Text;
using PlanRuntime;
using PlanTool.Reports;

namespace PlanTool.Report;

/// <summary>The timeline: one row for each slot, one bar for each attempt of a task, which leads to the task's row in the table.</summary>
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
        var hasLabels = _report.Bars.Count <= MostLabels;
        Line($"""<svg id="time" class="timeline{(hasLabels ? "" : " dense")}" role="group" aria-label="Timeline" width="100%" height="{height}">""");
        foreach (var tick in _report.Axis.Ticks()) DrawTick(tick, height);
        foreach (var pause in _report.Axis.Pauses) DrawPause(pause, height);
        foreach (var bar in _report.Bars) DrawBar(bar, hasLabels);
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

    private void DrawBar(ReportedBar bar, bool hasLabel)
    {
        var (axis, task) = (_report.Axis, bar.Task);
        var left = axis.PercentOf(bar.Start);
        var width = Math.Max(axis.PercentOf(bar.End) - left, 0.05);
        var style = bar.Condition.Style + (task.IsCritical ? " hot" : "");
        var label = hasLabel ? $"""<text x="6" y="14">{MarkupText.Of((bar.Condition == TaskCondition.Completed ? "" : bar.Condition.Sign + " ") + task.Name)}</text>""" : "";
        var edge = task.IsCritical ? $"""<rect class="edge" width="100%" y="{BarHeight - 4}" height="4"/>""" : "";
        Line($"""<a href="#t{task.Task.Index}" class="bar {style}" data-slot="{bar.Slot}"><title>{MarkupText.Of(TaskWords.Tooltip(bar))}</title><svg x="{Percent(left)}" y="{AxisHeight + (bar.Slot * RowHeight)}" width="{Percent(width)}" height="{BarHeight}"><rect width="100%" height="{BarHeight}" rx="3"/>{edge}{label}</svg></a>""");
    }

    private static string Percent(double value) => value.ToString("0.###", CultureInfo.InvariantCulture) + "%";

    private void Line(string line) => _svg.Append(line).Append('\n');
}
