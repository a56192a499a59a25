using System.Globalization;
using System.Text;

namespace PlanTool.Graph;

/// <summary>A plan in the language of Graphviz.</summary>
internal static class DotGraph
{
    public static void Write(TextWriter output, PlanPicture plan)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"digraph {Quote(plan.Plan.Name)} {{\n");
        text.Append("  graph [compound=true, rankdir=TB, fontname=\"sans-serif\"];\n");
        text.Append("  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n");
        var tasks = plan.Tasks.ToLookup(task => task.Declaration.Phase);
        foreach (var phase in plan.Plan.Document.Phases)
        {
            text.Append(CultureInfo.InvariantCulture, $"  subgraph cluster_{phase.Index} {{\n    label={Quote(Labels.Of(phase))};\n");
            foreach (var task in tasks[phase.Index])
            {
                var style = task.Declaration.Verification >= 0 ? ", style=\"rounded,dashed\"" : "";
                text.Append(CultureInfo.InvariantCulture, $"    t{task.Declaration.Index} [label={Quote(Labels.Of(task.Declaration))}{style}];\n");
            }

            text.Append("  }\n");
        }

        foreach (var task in plan.Tasks)
        {
            foreach (var on in task.Depends) text.Append(CultureInfo.InvariantCulture, $"  t{on} -> t{task.Declaration.Index};\n");
            foreach (var on in task.RunsAfter.Except(task.Depends)) text.Append(CultureInfo.InvariantCulture, $"  t{on} -> t{task.Declaration.Index} [style=dashed];\n");
            if (task.Parent >= 0) text.Append(CultureInfo.InvariantCulture, $"  t{task.Declaration.Index} -> t{task.Parent} [arrowhead=odot];\n");
        }

        foreach (var link in PhaseLinks.Of(plan.Plan.Tables)) AppendLink(text, tasks, link);
        text.Append("}\n");
        output.Write(text);
    }

    /// <summary>Graphviz has no edges between clusters: they run between tasks and are cut at the borders.</summary>
    private static void AppendLink(StringBuilder text, ILookup<int, PictureTask> tasks, PhaseLink link)
    {
        if (!tasks[link.Opens].Any() || (link.OnPhase >= 0 && !tasks[link.OnPhase].Any())) return;
        var to = tasks[link.Opens].First().Declaration.Index;
        var from = link.OnPhase >= 0 ? tasks[link.OnPhase].Last().Declaration.Index : link.OnTask;
        var tail = link.OnPhase >= 0 ? $"ltail=cluster_{link.OnPhase}, " : "";
        var share = Labels.Of(link);
        var label = share.Length == 0 ? "" : $", label={Quote(share)}";
        text.Append(CultureInfo.InvariantCulture, $"  t{from} -> t{to} [{tail}lhead=cluster_{link.Opens}, style=bold{label}];\n");
    }

    /// <summary>In a quoted text a backslash begins an escape such as \N, an ampersand an entity, and a quote ends it.</summary>
    private static string Quote(string text) =>
        '"' + text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"';
}
