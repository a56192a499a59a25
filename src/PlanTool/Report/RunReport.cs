using PlanRuntime;
using PlanTool.Graph;

namespace PlanTool.Report;

/// <summary>A plan and what was recorded of it, put together for reading.</summary>
internal sealed class RunReport
{
    private RunReport(PlanPicture picture, PlanStateSnapshot state, DateTimeOffset madeAt)
    {
        (Picture, State, MadeAt) = (picture, state, madeAt);
        IsGoingOn = state.Holder?.Purpose == PlanStatePurpose.Run;
        Tasks = [.. state.Tasks.Select(task => ReportedTask.Of(task, IsGoingOn, madeAt))];
        CriticalPath = [.. state.CriticalPath.Select(task => task.Task.Index)];
        HasRun = CriticalPath.Count > 0;
        if (!HasRun) CriticalPath = PlanCore.CriticalPath.Of(picture.Lowered);
        foreach (var task in CriticalPath) Tasks[task].IsCritical = true;
        Bars = [.. Tasks.SelectMany(task => task.Bars).OrderBy(bar => bar.Start).ThenBy(bar => bar.Task.Task.Index)];
        Slots = SlotAssignment.Of(Bars);
        Axis = TimeAxis.Of(Bars);
        Verdict = VerdictOf();
    }

    public PlanPicture Picture { get; }

    public PlanStateSnapshot State { get; }

    public DateTimeOffset MadeAt { get; }

    /// <summary>Whether a process runs the plan while the report is made.</summary>
    public bool IsGoingOn { get; }

    /// <summary>The tasks in document order.</summary>
    public IReadOnlyList<ReportedTask> Tasks { get; }

    /// <summary>The path actually taken; by estimates if nothing ran.</summary>
    public IReadOnlyList<int> CriticalPath { get; }

    /// <summary>Whether any task ended by running, so that the critical path is one that was taken.</summary>
    public bool HasRun { get; }

    /// <summary>Every attempt that has times, in the order in which they began.</summary>
    public IReadOnlyList<ReportedBar> Bars { get; }

    /// <summary>How many tasks ran at once at most.</summary>
    public int Slots { get; }

    public TimeAxis Axis { get; }

    /// <summary>How it went, as a condition that the reader knows from the tasks.</summary>
    public TaskCondition Verdict { get; }

    /// <summary>The time of all tasks together.</summary>
    public TimeSpan TaskTime => Bars.Aggregate(TimeSpan.Zero, (sum, bar) => sum + (bar.End - bar.Start));

    /// <summary>The time of the critical path: of what ran where something ran, else by estimates.</summary>
    public TimeSpan CriticalTime => CriticalPath.Aggregate(TimeSpan.Zero, (sum, task) => sum + TimeOnPath(task));

    /// <summary>What a task adds to the critical path.</summary>
    public TimeSpan TimeOnPath(int task) =>
        HasRun ? Tasks[task].End - Tasks[task].Start ?? TimeSpan.Zero : TimeSpan.FromMilliseconds(Picture.Lowered.WeightOf(task));

    public static RunReport Of(PlanPicture picture, PlanStateSnapshot state, DateTimeOffset madeAt) => new(picture, state, madeAt);

    public int Count(TaskCondition condition) => Tasks.Count(task => task.Condition == condition);

    private TaskCondition VerdictOf()
    {
        if (IsGoingOn) return TaskCondition.Running;
        if (Tasks.All(task => task.Condition == TaskCondition.Completed || task.Condition == TaskCondition.Skipped || task.Task.IsOptional)) return TaskCondition.Completed;
        if (Tasks.Any(task => task.Condition == TaskCondition.Failed)) return TaskCondition.Failed;
        if (State.Runs.Count == 0) return HasRun ? TaskCondition.Running : TaskCondition.Waiting with { Word = "not run yet" };
        return State.Runs[^1] switch
        {
            { EndedAt: null } => TaskCondition.Interrupted,
            { Status: PlanStatus.Canceled } => TaskCondition.Canceled,
            _ => TaskCondition.Waiting with { Word = "not complete" },
        };
    }
}
