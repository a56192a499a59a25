using PlanRuntime;
using PlanRuntime.Testing;
using PlanTool.Run;
using PlanTool.State;

namespace PlanTool.Tests.Report;

/// <summary>Runs a plan file in virtual time and leaves its state where the tool looks for it.</summary>
internal static class RecordedRun
{
    /// <param name="folder">The folder; its plan is <c>plan.md</c>.</param>
    /// <param name="script">How long tasks take and which fail.</param>
    /// <param name="options">The options of the run, without state.</param>
    public static async Task<PlanTestRun> OfAsync(PlanFolder folder, PlanTest script, PlanOptions? options = null)
    {
        using var output = new StringWriter();
        var host = new ToolHost { Out = output, Error = output, WorkingDirectory = folder.Path };
        var plan = RunnablePlan.Load(host, "plan.md", TestContext.Current.CancellationToken) ?? throw new InvalidOperationException(output.ToString());
        var state = StatePlace.Of(host, plan, null);
        return await script.With((options ?? new PlanOptions()) with { State = state }).RunAsync(plan.Graph, TestContext.Current.CancellationToken);
    }
}
