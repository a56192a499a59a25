using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PlanRuntime;

/// <summary>The names of what runs tell to tracing and metrics; <c>docs/telemetry.md</c> says what each means. They are constant from version to version.</summary>
public static class PlanTelemetry
{
    /// <summary>The name of the activity source.</summary>
    public const string SourceName = "PlanRuntime";

    /// <summary>The name of the meter.</summary>
    public const string MeterName = "PlanRuntime";

    /// <summary>The span of a run.</summary>
    public const string RunSpan = "plan.run";

    /// <summary>The span of an attempt of a task, in that of its run; spans that the handler opens are in it.</summary>
    public const string TaskSpan = "plan.task";

    /// <summary>The tag with the name of the plan.</summary>
    public const string PlanTag = "plan.name";

    /// <summary>The tag with the pattern that the plan runs by, in lower case.</summary>
    public const string PatternTag = "plan.pattern";

    /// <summary>The tag with how a run ended: completed, failed or canceled.</summary>
    public const string RunStatusTag = "plan.run.status";

    /// <summary>The tag with the id of a task.</summary>
    public const string TaskIdTag = "plan.task.id";

    /// <summary>The tag with the title of a task.</summary>
    public const string TaskTitleTag = "plan.task.title";

    /// <summary>The tag with the id of a task's phase.</summary>
    public const string PhaseTag = "plan.phase.id";

    /// <summary>The tag with which attempt it is, from one.</summary>
    public const string AttemptTag = "plan.task.attempt";

    /// <summary>The tag with how a task ended: completed, failed or canceled.</summary>
    public const string TaskStatusTag = "plan.task.status";

    /// <summary>The tag with the type of the exception.</summary>
    public const string ErrorTag = "error.type";

    /// <summary>The histogram of how long runs take, in seconds.</summary>
    public const string RunDuration = "plan.run.duration";

    /// <summary>The histogram of how long tasks take, all attempts and the times between them, in seconds.</summary>
    public const string TaskDuration = "plan.task.duration";

    /// <summary>The number of tasks that run.</summary>
    public const string RunningTasks = "plan.task.running";

    /// <summary>The number of attempts that failed and were followed by another.</summary>
    public const string FailedAttempts = "plan.task.failed_attempts";

    internal static readonly ActivitySource Source = new(SourceName);

    private static readonly Meter Meter = new(MeterName);

    internal static readonly Histogram<double> RunDurations = Meter.CreateHistogram<double>(RunDuration, "s", "How long runs take.");

    internal static readonly Histogram<double> TaskDurations = Meter.CreateHistogram<double>(TaskDuration, "s", "How long tasks take.");

    internal static readonly UpDownCounter<int> Running = Meter.CreateUpDownCounter<int>(RunningTasks, "{task}", "Tasks that run.");

    internal static readonly Counter<long> Failed = Meter.CreateCounter<long>(FailedAttempts, "{attempt}", "Attempts that failed and were followed by another.");

    internal static bool IsHeard => Source.HasListeners() || RunDurations.Enabled || TaskDurations.Enabled || Running.Enabled || Failed.Enabled;
}
