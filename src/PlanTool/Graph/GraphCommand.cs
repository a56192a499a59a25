using System.CommandLine;
using PlanTool.Check;
using PlanTool.Files;

namespace PlanTool.Graph;

/// <summary><c>graph</c>: what waits for what, for scripts and as a picture.</summary>
internal static class GraphCommand
{
    public static Command For(ToolHost host)
    {
        var files = CommandParts.Files();
        var format = CommandParts.Format("json");
        var command = new Command("graph", "Shows what waits for what: data for scripts, or a picture.") { files, format };
        command.SetAction((call, cancellationToken) => Task.FromResult(
            Run(host, call.GetValue(files) ?? [], call.GetRequiredValue(format), cancellationToken)));
        return command;
    }

    private static int Run(ToolHost host, string[] arguments, string format, CancellationToken cancellationToken)
    {
        var plans = LoadedPlan.LoadAll(arguments, host, cancellationToken).ToList();
        var outlines = plans.Where(plan => plan.IsReadable).Select(PlanOutline.Of).ToList();
        if (plans.Count > 1 || outlines.Count > 0) JsonGraph.Write(host.Out, outlines, asArray: plans.Count > 1);
        return FaultNotice.Write(host, plans);
    }
}
