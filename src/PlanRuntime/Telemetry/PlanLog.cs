using Microsoft.Extensions.Logging;

namespace PlanRuntime;

/// <summary>What runs log; the event ids are constant from version to version.</summary>
internal static partial class PlanLog
{
    [LoggerMessage(1, LogLevel.Information, "Plan {Plan} started: {Tasks} tasks, pattern {Pattern}")]
    public static partial void RunStarted(ILogger logger, string plan, int tasks, PlanPattern pattern);

    [LoggerMessage(2, LogLevel.Information, "Plan {Plan} ended: {Status} after {Seconds} s")]
    public static partial void RunEnded(ILogger logger, string plan, PlanStatus status, double seconds);

    [LoggerMessage(3, LogLevel.Information, "Plan {Plan} goes on: {Kept} tasks kept, {Changed} changed, {Interrupted} interrupted, {Stale} possibly stale")]
    public static partial void RunResumed(ILogger logger, string plan, int kept, int changed, int interrupted, int stale);

    [LoggerMessage(4, LogLevel.Warning, "Plan {Plan}: the lock of {Holder}, which is dead, was taken over")]
    public static partial void LockTakenOver(ILogger logger, string plan, PlanStateHolder holder);

    [LoggerMessage(10, LogLevel.Debug, "Task {Task} started, attempt {Attempt}")]
    public static partial void TaskStarted(ILogger logger, PlanTask task, int attempt);

    [LoggerMessage(11, LogLevel.Debug, "Task {Task} completed in {Seconds} s")]
    public static partial void TaskCompleted(ILogger logger, PlanTask task, double seconds);

    [LoggerMessage(12, LogLevel.Warning, "Task {Task}: attempt {Attempt} failed, another follows")]
    public static partial void AttemptFailed(ILogger logger, Exception error, PlanTask task, int attempt);

    [LoggerMessage(13, LogLevel.Error, "Task {Task} failed")]
    public static partial void TaskFailed(ILogger logger, Exception? error, PlanTask task);

    [LoggerMessage(14, LogLevel.Warning, "Task {Task} was cancelled")]
    public static partial void TaskCanceled(ILogger logger, PlanTask task);

    [LoggerMessage(15, LogLevel.Information, "Task {Task} was compensated")]
    public static partial void TaskCompensated(ILogger logger, PlanTask task);

    [LoggerMessage(16, LogLevel.Error, "The compensation of task {Task} failed")]
    public static partial void CompensationFailed(ILogger logger, Exception error, PlanTask task);
}
