using PlanCore;
using PlanTool.Check;
using PlanTool.Files;
using PlanTool.Graph;

namespace PlanTool.Against;

/// <summary>What a comparison of two versions of a plan looks at.</summary>
internal sealed class PlanFigures
{
    /// <summary>The rules that speak of tasks or phases in each other's way.</summary>
    private static readonly string[] ConflictRules = ["PLAN2001", "PLAN2002", "PLAN2003"];

    private PlanFigures()
    {
    }

    /// <summary>The figures of a plan that does not exist.</summary>
    public static PlanFigures None { get; } = new();

    public IReadOnlySet<string> Tasks { get; private init; } = new HashSet<string>();

    /// <summary>Edges as <c>before -> after</c>.</summary>
    public IReadOnlySet<string> Edges { get; private init; } = new HashSet<string>();

    public IReadOnlySet<string> Conflicts { get; private init; } = new HashSet<string>();

    /// <summary>The most tasks at once where nothing limits them.</summary>
    public int Width { get; private init; }

    /// <summary>The length of the longest chain in milliseconds.</summary>
    public long CriticalPath { get; private init; }

    public static PlanFigures Of(LoadedPlan plan)
    {
        var picture = PlanPicture.Of(plan);
        var edges = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var task in picture.Tasks)
        {
            foreach (var on in task.Depends.Concat(task.RunsAfter)) edges.Add($"{picture.Tasks[on].Declaration.Id} -> {task.Declaration.Id}");
        }

        return new PlanFigures
        {
            Tasks = new SortedSet<string>(picture.Tasks.Select(task => task.Declaration.Id), StringComparer.OrdinalIgnoreCase),
            Edges = edges,
            Conflicts = new SortedSet<string>(plan.Report.Findings.Where(finding => ConflictRules.Contains(finding.Rule.Id)).Select(finding => $"{finding.Rule.Id}: {Baseline.WithoutLines(finding.Message)}"), StringComparer.Ordinal),
            Width = WidthOf(picture.Lowered),
            CriticalPath = PlanCore.CriticalPath.Of(picture.Lowered).Sum(picture.Lowered.WeightOf),
        };
    }

    private static int WidthOf(LoweredPlan plan)
    {
        var run = Simulation.Run(plan, int.MaxValue);
        var steps = new List<(long Time, int Step)>();
        for (var task = 0; task < run.Starts.Length; task++)
        {
            if (run.Starts[task] >= 0 && run.Ends[task] > run.Starts[task]) steps.AddRange([(run.Starts[task], 1), (run.Ends[task], -1)]);
        }

        // What ends at an instant has ended before anything starts at it.
        steps.Sort();
        var (now, most) = (0, 0);
        foreach (var (_, step) in steps) most = Math.Max(most, now += step);
        return most;
    }
}
