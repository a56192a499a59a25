using System.CommandLine;
using PlanTool.Check;
using PlanTool.Files;
using PlanTool.Graph.Svg;

namespace PlanTool.Graph;

/// <summary><c>graph</c>: what waits for what, for scripts and as a picture.</summary>
internal static class GraphCommand
{
    public static Command For(ToolHost host)
    {
        var files = CommandParts.Files();
        var format = CommandParts.Format("json", "mermaid", "dot", "svg");
        var command = new Command("graph", "Shows what waits for what: data for scripts, or a picture.") { files, format };
        command.SetAction((call, cancellationToken) => Task.FromResult(
            Run(host, call.GetValue(files) ?? [], call.GetRequiredValue(format), cancellationToken)));
        return command;
    }

    private static int Run(ToolHost host, string[] arguments, string format, CancellationToken cancellationToken)
    {
        var plans = LoadedPlan.LoadAll(arguments, host, cancellationToken).ToList();
        var pictures = plans.Where(plan => plan.IsReadable).Select(PlanPicture.Of).ToList();
        if (format == "json") WriteJson(host, pictures, isMany: plans.Count > 1);
        else if (pictures.Count > 0) Draw(host, format, pictures);
        return FaultNotice.Write(host, plans);
    }

    /// <summary>Where the only file cannot be read there is no graph, and no output that looks like one.</summary>
    private static void WriteJson(ToolHost host, List<PlanPicture> pictures, bool isMany)
    {
        if (isMany || pictures.Count > 0) JsonGraph.Write(host.Out, pictures, asArray: isMany);
    }

    private static void Draw(ToolHost host, string format, List<PlanPicture> plans)
    {
        switch (format)
        {
            case "mermaid": MermaidGraph.Write(host, plans); break;
            case "dot": plans.ForEach(plan => DotGraph.Write(host.Out, plan)); break;
            default: SvgGraph.Write(host.Out, plans); break;
        }
    }
}
