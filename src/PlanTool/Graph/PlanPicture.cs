using PlanCore;
using PlanModel;
using PlanTool.Files;

namespace PlanTool.Graph;

/// <summary>A plan as every form of <c>graph</c> shows it: phases, tasks and what each task waits for.</summary>
internal sealed class PlanPicture
{
    private PlanPicture(string file, BoundPlan plan, LoweredPlan lowered, PictureTask[] tasks)
    {
        (File, Plan, Lowered, Tasks) = (file, plan, lowered, tasks);
    }

    /// <summary>The path as it is shown.</summary>
    public string File { get; }

    public BoundPlan Plan { get; }

    /// <summary>The constraints under the plan's own pattern.</summary>
    public LoweredPlan Lowered { get; }

    /// <summary>The tasks in document order.</summary>
    public IReadOnlyList<PictureTask> Tasks { get; }

    /// <summary>The title of the plan: its first heading, else its name.</summary>
    public string Title => Plan.Document.Title is { Length: > 0 } title ? title : Plan.Name;

    public static PlanPicture Of(LoadedPlan loaded)
    {
        var plan = loaded.Report.Plan;
        var lowered = Lowering.Lower(plan.Tables, new LoweringOptions { KeepOrigins = true });
        var depends = new List<int>?[lowered.TaskCount];
        foreach (var dependency in plan.Tables.Dependencies) (depends[dependency.Task] ??= []).Add(dependency.On);
        var before = new DocumentPredecessors(lowered);
        var tasks = new PictureTask[lowered.TaskCount];
        for (var t = 0; t < tasks.Length; t++) tasks[t] = new PictureTask(plan.Document.Tasks[t], plan.Tables.Tasks[t].Parent, Ordered(depends[t]), Ordered(before.Of(t)));
        return new PlanPicture(loaded.Path.Shown, plan, lowered, tasks);
    }

    private static int[] Ordered(List<int>? tasks) => tasks is null ? [] : [.. tasks.Distinct().Order()];
}

/// <summary>One task of a picture.</summary>
/// <param name="Declaration">The task as written.</param>
/// <param name="Parent">The index of its parent, or -1.</param>
/// <param name="Depends">The indices of its declared dependencies, ranges and phases expanded, in document order.</param>
/// <param name="RunsAfter">The indices of what its place in the document and sequential groups put directly before it, in document order.</param>
internal sealed record PictureTask(TaskDeclaration Declaration, int Parent, int[] Depends, int[] RunsAfter);
