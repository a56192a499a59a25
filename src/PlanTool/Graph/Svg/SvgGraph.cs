using System.Globalization;
using System.Text;
using PlanCore;
using PlanModel;
using PlanRuntime;
using PlanTool.Reports;

namespace PlanTool.Graph.Svg;

/// <summary>A plan as a picture that a README can show: phases from top to bottom, light and dark, no script.</summary>
internal sealed class SvgGraph
{
    private readonly PlanPicture _plan;
    private readonly RunOverlay? _run;
    private readonly GridLayout _grid;
    private readonly EdgeRoutes _routes;
    private readonly Geometry _geometry;
    private readonly Dictionary<int, int> _criticalNext = [];
    private readonly HashSet<int> _critical;
    private readonly StringBuilder _svg = new();

    private SvgGraph(PlanPicture plan, RunOverlay? run)
    {
        (_plan, _run) = (plan, run);
        var path = run?.CriticalPath.ToList() ?? CriticalPath.Of(plan.Lowered);
        if (path.Count < 2) path.Clear();
        _critical = [.. path];
        for (var i = 1; i < path.Count; i++) _criticalNext[path[i - 1]] = path[i];
        _grid = GridLayout.Of(plan);
        _routes = EdgeRoutes.Of(_grid, ImpliedEdges.LeaveOut(plan.Tasks.Count, [.. EdgesOf(plan)], IsCritical));
        _geometry = new Geometry(plan, _grid, _routes);
    }

    /// <summary>Draws one plan, or several below each other in one picture.</summary>
    public static void Write(TextWriter output, IReadOnlyList<PlanPicture> plans)
    {
        var graphs = plans.Select(plan => new SvgGraph(plan, run: null)).ToList();
        if (graphs.Count == 1)
        {
            output.Write(graphs[0].Draw(0, ""));
            return;
        }

        var (width, height) = (Number(graphs.Max(graph => graph._geometry.Width)), Number(graphs.Sum(graph => graph._geometry.Height)));
        output.Write($"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">""" + "\n");
        double top = 0;
        for (var i = 0; i < graphs.Count; i++)
        {
            output.Write(graphs[i].Draw(top, $"{i}"));
            top += graphs[i]._geometry.Height;
        }

        output.Write("</svg>\n");
    }

    /// <summary>Draws a plan as part of a page, which has <see cref="Style.Sheet"/> in its own style sheet, with what became of its tasks.</summary>
    public static string OfRun(PlanPicture plan, RunOverlay run) => new SvgGraph(plan, run).Draw(0, "-graph");

    private static IEnumerable<(int From, int To, EdgeKind Kind)> EdgesOf(PlanPicture plan)
    {
        foreach (var task in plan.Tasks)
        {
            var to = task.Declaration.Index;
            foreach (var on in task.Depends) yield return (on, to, EdgeKind.Depends);
            foreach (var on in task.RunsAfter.Except(task.Depends)) yield return (on, to, EdgeKind.Follows);
            if (task.Parent >= 0) yield return (to, task.Parent, EdgeKind.Child);
        }
    }

    /// <param name="top">Where it begins in the whole picture.</param>
    /// <param name="suffix">Tells its ids from those of others.</param>
    private string Draw(double top, string suffix)
    {
        var (width, height) = (Number(_geometry.Width), Number(_geometry.Height));
        Line($"""<svg xmlns="http://www.w3.org/2000/svg"{(top > 0 ? $" y=\"{Number(top)}\"" : "")} width="{width}" height="{height}" viewBox="0 0 {width} {height}" {(_run is null ? "" : "class=\"graph\" ")}role="img" aria-labelledby="title{suffix} about{suffix}">""");
        Line($"""<title id="title{suffix}">{Text(_plan.Title)}</title>""");
        Line($"""<desc id="about{suffix}">{Text(Summary())}</desc>""");
        if (_run is null) Line($"<style>\n{Style.Sheet.ReplaceLineEndings("\n")}\n</style>");
        Line("""<defs><marker id="m" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse" orient="auto"><path class="a" d="M0 0.5L8 4L0 7.5Z"/></marker><marker id="mx" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path class="ax" d="M0 0.5L8 4L0 7.5Z"/></marker></defs>""");
        Line($"""<rect class="page" width="{width}" height="{height}" rx="8"/>""");
        Line($"""<text class="h" x="{Number(Geometry.Margin + 4)}" y="28">{Text(Fit(_plan.Title, _geometry.Width - 40, 17))}</text>""");
        Line($"""<text class="s" x="{Number(Geometry.Margin + 4)}" y="48">{Text(Fit(Summary(), _geometry.Width - 40, 12))}</text>""");
        DrawPanels();
        foreach (var route in _routes.Routes.Where(route => !IsCritical(route.From, route.To))) DrawEdge(route, "");
        foreach (var route in _routes.Routes.Where(route => IsCritical(route.From, route.To))) DrawEdge(route, " x");
        DrawTitles();
        foreach (var task in _plan.Tasks) DrawTask(task.Declaration);
        Line("</svg>");
        return _svg.ToString();
    }

    private string Summary()
    {
        var parts = new List<string> { Count(_plan.Tasks.Count, "task"), Count(_plan.Plan.Document.Phases.Count, "phase"), $"pattern {Patterns.Of(_plan.Lowered.Choice.Pattern)}" };
        var done = _plan.Tasks.Count(task => task.Declaration.IsDone);
        if (_run is not null) parts.Add(_run.Summary);
        else if (done > 0) parts.Add($"{done} done");
        if (_run is null && _critical.Count > 0) parts.Add($"critical path {Durations.Text(_critical.Sum(_plan.Lowered.WeightOf))} (framed)");
        if (_plan.Tasks.Any(task => task.Declaration.Verification >= 0)) parts.Add("verification dashed");
        return string.Join(" · ", parts);
    }

    private void DrawPanels()
    {
        var width = Number(_geometry.Width - (2 * Geometry.Margin));
        foreach (var panel in _geometry.Panels) Line($"""<rect class="panel" x="{Number(Geometry.Margin)}" y="{Number(panel.Top)}" width="{width}" height="{Number(panel.Height)}" rx="8"/>""");
    }

    private void DrawTitles()
    {
        var notes = OpeningNotes.Of(_plan);
        var (left, right) = (_geometry.TitleLeft, _geometry.Width - Geometry.Margin - 12);
        foreach (var phase in _plan.Plan.Document.Phases)
        {
            var y = Number(_geometry.Panels[phase.Index].Top + 22);
            var note = notes[phase.Index];
            var room = right - left - (note.Length == 0 ? 0 : TextMeasure.WidthOf(note, 12) + 16);
            Line($"""<text class="ph" x="{Number(left)}" y="{y}">{Text(Fit(Labels.Of(phase), room, 13.5))}</text>""");
            if (note.Length > 0) Line($"""<text class="s ph2" text-anchor="end" x="{Number(right)}" y="{y}">{Text(note)}</text>""");
        }
    }

    private void DrawEdge(EdgeRoute route, string emphasis)
    {
        var kind = route.Kind switch { EdgeKind.Follows => " f", EdgeKind.Child => " c", _ => "" };
        var (x1, y1) = (_geometry.MiddleOf(route.From), _geometry.TopOf(route.From) + Geometry.BoxHeight);
        var (x2, y2) = (_geometry.MiddleOf(route.To), _geometry.TopOf(route.To) - 1);
        string path;
        if (route.Corridor < 0)
        {
            var bend = (y2 - y1) * 0.75;
            path = x1 == x2
                ? $"M{Number(x1)} {Number(y1)}V{Number(y2)}"
                : $"M{Number(x1)} {Number(y1)}C{Number(x1)} {Number(y1 + bend)} {Number(x2)} {Number(y2 - bend)} {Number(x2)} {Number(y2)}";
        }
        else
        {
            path = RoundedPath.Through((x1, y1), (x1, _geometry.OutY(route)), (_geometry.CorridorX(route), _geometry.OutY(route)), (_geometry.CorridorX(route), _geometry.InY(route)), (x2, _geometry.InY(route)), (x2, y2));
        }

        var marker = emphasis.Length > 0 ? "mx" : "m";
        Line($"""<path class="e{kind}{emphasis}" d="{path}" marker-end="url(#{marker})"/>""");
    }

    private void DrawTask(TaskDeclaration task)
    {
        var classes = new List<string> { "t" };
        if (_critical.Contains(task.Index)) classes.Add("hot");
        if (_run is not null) classes.Add(_run.ClassOf(task.Index));
        else if (task.IsDone) classes.Add("done");
        else if (task.Mark == '!') classes.Add("bad");
        if (task.Verification >= 0) classes.Add("verify");
        if (task.IsOptional) classes.Add("optional");
        var (x, y) = (_geometry.LeftOf(task.Index), _geometry.TopOf(task.Index));
        Line($"""<g class="{string.Join(' ', classes)}"><title>{Text(Tooltip(task))}</title>""");
        Line($"""<rect class="box" x="{Number(x)}" y="{Number(y)}" width="{Number(_geometry.BoxWidth)}" height="{Number(Geometry.BoxHeight)}" rx="6"/>""");

        var id = (_run?.MarkOf(task.Index) ?? Labels.MarkOf(task)) + PlainText.Of(task.Id);
        var idWidth = Math.Min(TextMeasure.WidthOf(id, 12.5) * 1.08, _geometry.BoxWidth / 2);
        var left = x + 10;
        var lines = TextMeasure.Wrap(PlainText.Of(task.Title), _geometry.BoxWidth - 28 - idWidth, 12.5);
        var baseline = y + (lines.Count == 1 ? 27 : 19);
        Line($"""<text class="id" x="{Number(left)}" y="{Number(baseline)}">{Text(Fit(id, _geometry.BoxWidth / 2, 13.5))}</text>""");
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Length > 0) Line($"""<text x="{Number(left + idWidth + 7)}" y="{Number(baseline + (17 * i))}">{Text(lines[i])}</text>""");
        }

        Line("</g>");
    }

    private string Tooltip(TaskDeclaration task)
    {
        if (_run is not null) return _run.TooltipOf(task.Index);
        var text = Labels.Of(task);
        if (task.Estimate is { } estimate) text += $" ({Durations.Text((long)estimate.TotalMilliseconds)})";
        var depends = _plan.Tasks[task.Index].Depends;
        return depends.Length == 0 ? text : text + " – depends on " + PlainText.Of(string.Join(", ", depends.Select(on => _plan.Tasks[on].Declaration.Id)));
    }

    private bool IsCritical(int from, int to) => _criticalNext.TryGetValue(from, out var next) && next == to;

    private static string Fit(string text, double width, double size) => TextMeasure.Cut(PlainText.Of(text), width, size);

    private static string Count(int count, string one) => $"{count} {one}{(count == 1 ? "" : "s")}";

    private static string Text(string text) => MarkupText.Of(text);

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private void Line(string line) => _svg.Append(line).Append('\n');
}
