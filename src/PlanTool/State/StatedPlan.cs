using PlanModel;
using PlanRuntime;
using PlanTool.Run;

namespace PlanTool.State;

/// <summary>A plan with the place of its state.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="State">Its state.</param>
internal sealed record StatedPlan(RunnablePlan Plan, PlanState State)
{
    /// <summary>Reads a plan, and tells its errors; see <see cref="RunnablePlan.Load"/>.</summary>
    public static StatedPlan? Load(ToolHost host, string file, string? folder, CancellationToken cancellationToken, bool isRead = false) =>
        RunnablePlan.Load(host, file, cancellationToken) is { } plan ? new StatedPlan(plan, StatePlace.Of(host, plan, folder, isRead)) : null;

    /// <summary>What is recorded, as <c>run</c> will see it.</summary>
    /// <param name="pattern">The pattern instead of the plan's own, or <see langword="null"/>.</param>
    /// <exception cref="PlanStateException">The state cannot be used.</exception>
    /// <exception cref="PlanFaultException">A task can never start under the pattern.</exception>
    public PlanStateSnapshot Read(PlanPattern? pattern = null) =>
        State.Load(Plan.Graph, new PlanOptions { Pattern = pattern }, task => RunHandlers.Handles(task, hasTemplate: true));

    /// <summary>Finds tasks by their ids.</summary>
    /// <exception cref="UsageException">The plan has no such task.</exception>
    public IReadOnlyList<PlanTask> TasksOf(IEnumerable<string> ids)
    {
        var tasks = new List<PlanTask>();
        foreach (var id in ids.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!Plan.Graph.TryGetTask(id, out var task)) throw new UsageException($"{Plan.File} has no task '{id}'{Words.DidYouMean(NearIds.OfTasks(Plan.Loaded.Report.Plan.Document).Find(id))}");
            tasks.Add(task);
        }

        return tasks;
    }
}
