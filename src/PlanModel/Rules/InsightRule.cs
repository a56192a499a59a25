using System.Globalization;
using PlanCore;

namespace PlanModel;

/// <summary>PLAN9001: what a plan is: tasks, critical path, width, chosen pattern and why, expected speed-up.</summary>
internal sealed class InsightRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN9001", "Insight", RuleCategory.Insight, Severity.Hidden,
        "What the plan is: tasks, critical path, width, chosen pattern and why, expected speed-up.");

    public override void Check(RuleContext context)
    {
        var lowered = context.Proof.Lowered;
        if (lowered.TaskCount == 0) return;
        var limit = context.Plan.Tables.Defaults.MaxParallelism ?? LoweringOptions.DefaultLimit;
        var run = Simulation.Run(lowered, limit, ignoreMarks: true, durations: WorkOf);
        if (run.Makespan is not { } makespan) return;
        long work = 0;
        for (var t = 0; t < lowered.TaskCount; t++) work += WorkOf(t);
        var choice = lowered.Choice;
        var speedUp = makespan == 0 ? 1 : (double)work / makespan;
        var message = string.Format(
            CultureInfo.InvariantCulture,
            "{0} in {1}; critical path of {2}; up to {3} at once; pattern {4} ({5}); {6:0.0} times as fast as one after the other with {7} at once",
            Words.Count(lowered.TaskCount, "task"), Words.Count(context.Document.Phases.Count, "phase"), Words.Count(CriticalPath.Of(lowered).Count, "task"), WidthOf(lowered), PatternNames.Of(choice.Pattern), choice.Reason, speedUp, limit);
        context.Report(Descriptor, context.Document.Tasks[0].IdSpan, message);

        long WorkOf(int task) => context.Plan.Tables.Tasks[task].Estimate is >= 0 and var estimate ? estimate : LoweredPlan.DefaultWeight;
    }

    /// <summary>The most tasks that run at once where nothing limits them and each takes as long as the others.</summary>
    private static int WidthOf(LoweredPlan plan)
    {
        var run = Simulation.Run(plan, int.MaxValue, static _ => 1, ignoreMarks: true);
        var starting = new Dictionary<long, int>();
        var width = 0;
        foreach (var start in run.Starts)
        {
            starting.TryGetValue(start, out var count);
            starting[start] = ++count;
            if (start >= 0) width = Math.Max(width, count);
        }

        return width;
    }
}
