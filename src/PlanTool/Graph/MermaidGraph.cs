using System.Globalization;
using System.Text;
using PlanRuntime;

namespace PlanTool.Graph;

/// <summary>A plan as a Mermaid flowchart.</summary>
/// <remarks>Names of nodes are made of indices, so that no text of the plan is ever read as Mermaid.</remarks>
internal static class MermaidGraph
{
    /// <summary>What Mermaid, and so GitHub, draws by default; https://mermaid.js.org/config/schema-docs/config.html.</summary>
    private const int MostEdges = 500, MostCharacters = 50_000;

    /// <summary>Writes one flowchart as it is, several as the blocks of a Markdown page.</summary>
    public static void Write(ToolHost host, IReadOnlyList<PlanPicture> plans)
    {
        foreach (var plan in plans)
        {
            var (text, edges) = Draw(plan);
            if (plans.Count == 1) host.Out.Write(text);
            else host.Out.Write($"```mermaid\n---\ntitle: \"{Escape(PlainText.Of(plan.Title))}\"\n---\n{text}```\n\n");
            if (edges > MostEdges || text.Length > MostCharacters)
            {
                host.Tell($"{PlainText.Of(plan.File)}: Mermaid draws at most {MostEdges} edges and {MostCharacters} characters by default; this graph has {edges} and {text.Length}. '--format svg' has no limit.");
            }
        }
    }

    private static (string Text, int Edges) Draw(PlanPicture plan)
    {
        var text = new StringBuilder("flowchart TB\n");
        var edges = 0;
        var document = plan.Plan.Document;
        var tasks = plan.Tasks.ToLookup(task => task.Declaration.Phase);
        foreach (var phase in document.Phases)
        {
            text.Append(CultureInfo.InvariantCulture, $"  subgraph p{phase.Index}[\"{Escape(Labels.Of(phase))}\"]\n");
            foreach (var task in tasks[phase.Index])
            {
                var (open, close) = task.Declaration.Verification >= 0 ? ("([", "])") : ("[", "]");
                text.Append(CultureInfo.InvariantCulture, $"    t{task.Declaration.Index}{open}\"{Escape(Labels.Of(task.Declaration))}\"{close}\n");
            }

            text.Append("  end\n");
        }

        foreach (var task in plan.Tasks)
        {
            foreach (var on in task.Depends) Edge($"t{on} --> t{task.Declaration.Index}");
            foreach (var on in task.RunsAfter.Except(task.Depends)) Edge($"t{on} -.-> t{task.Declaration.Index}");
            if (task.Parent >= 0) Edge($"t{task.Declaration.Index} --o t{task.Parent}");
        }

        foreach (var link in PhaseLinks.Of(plan.Plan.Tables))
        {
            var share = Labels.Of(link);
            var arrow = share.Length == 0 ? "==>" : $"== \"{Escape(share)}\" ==>";
            Edge(link.OnPhase >= 0 ? $"p{link.OnPhase} {arrow} p{link.Opens}" : $"t{link.OnTask} {arrow} p{link.Opens}");
        }

        return (text.ToString(), edges);

        void Edge(string edge)
        {
            text.Append("  ").Append(edge).Append('\n');
            edges++;
        }
    }

    /// <summary>Leaves letters, digits and harmless signs; everything else of ASCII becomes an entity code (#35; is #).</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c >= 0x80 || char.IsAsciiLetterOrDigit(c) || " .,:/()+-_'?!=".Contains(c, StringComparison.Ordinal)) escaped.Append(c);
            else escaped.Append('#').Append((int)c).Append(';');
        }

        return escaped.ToString();
    }
}
