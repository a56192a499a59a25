using PlanModel;
using PlanRuntime;
using PlanTool.Check;
using PlanTool.Files;

namespace PlanTool.Run;

/// <summary>A plan without errors, with the graph that runs.</summary>
/// <param name="Loaded">The plan as read.</param>
/// <param name="Outline">What it means.</param>
/// <param name="Graph">The graph.</param>
internal sealed record RunnablePlan(LoadedPlan Loaded, PlanOutline Outline, PlanGraph Graph)
{
    /// <summary>How many tasks run at once when neither the plan nor the call says.</summary>
    private const int DefaultLimit = PlanCore.LoweringOptions.DefaultLimit;

    /// <summary>How many tasks run at once when the call says nothing.</summary>
    public int Limit => Outline.Defaults.MaxParallelism ?? DefaultLimit;

    /// <summary>The file as it is shown.</summary>
    public string File => Loaded.Path.Shown;

    /// <summary>Reads a plan, and tells its errors.</summary>
    /// <param name="host">The folder that a relative path starts from, and who is told.</param>
    /// <param name="file">The FILE argument.</param>
    /// <param name="cancellationToken">Stops a long analysis.</param>
    /// <returns>The plan, or <see langword="null"/> if it has errors.</returns>
    /// <exception cref="UsageException">The argument names no file, or several.</exception>
    /// <exception cref="PlanFaultException">It has a fault that was configured to be none, with which no graph can run.</exception>
    public static RunnablePlan? Load(ToolHost host, string file, CancellationToken cancellationToken)
    {
        var plans = LoadedPlan.LoadAll([file], host, cancellationToken).ToList();
        if (plans.Count > 1) throw new UsageException($"'{file}' names {plans.Count} plans; name one");
        return FaultNotice.Write(host, plans) == ExitCode.Fine ? Of(plans[0]) : null;
    }

    private static RunnablePlan Of(LoadedPlan loaded)
    {
        var document = loaded.Report.Plan.Document;
        var outline = PlanOutlines.Of(loaded.Report, "", loaded.Path.Shown.Replace('\\', '/'));
        return new RunnablePlan(loaded, outline, PlanGraphs.Of(outline, [.. document.Tasks.Select(task => document.Lines.LineOf(task.IdSpan.Start) + 1)]));
    }
}
