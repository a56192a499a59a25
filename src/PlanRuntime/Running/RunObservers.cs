using PlanCore;

namespace PlanRuntime;

/// <summary>Several who keep or measure a run, as one. Who is first keeps first, and may stop the run.</summary>
internal sealed class RunObservers(RunObserver first, RunObserver second) : RunObserver
{
    public override Exception? Fault => first.Fault ?? second.Fault;

    public override bool IsBehind => first.IsBehind || second.IsBehind;

    /// <returns><see langword="null"/> if nobody keeps or measures the run.</returns>
    public static RunObserver? Of(PlanGraph graph, PlanOptions options, LoweredPlan plan, RunStart? start)
    {
        if (options.Logger is null && !PlanTelemetry.IsHeard) return start?.Journal;
        var telemetry = new RunTelemetry(graph, options.Logger, Patterns.Public(plan.Choice.Pattern), start?.Resume);
        return start is null ? telemetry : new RunObservers(start.Journal, telemetry);
    }

    public override void Began(PlanRun run)
    {
        first.Began(run);
        second.Began(run);
    }

    public override void Started(int task, int attempt, long now)
    {
        first.Started(task, attempt, now);
        second.Started(task, attempt, now);
    }

    public override void Entering(int task, int attempt)
    {
        first.Entering(task, attempt);
        second.Entering(task, attempt);
    }

    public override void Returned(int task)
    {
        first.Returned(task);
        second.Returned(task);
    }

    public override void AttemptFailed(int task, int attempt, Exception error, long now)
    {
        first.AttemptFailed(task, attempt, error, now);
        second.AttemptFailed(task, attempt, error, now);
    }

    public override void Ended(int task, TaskState state, Exception? error, long now)
    {
        first.Ended(task, state, error, now);
        second.Ended(task, state, error, now);
    }

    public override void Compensated(int task, Exception? error)
    {
        first.Compensated(task, error);
        second.Compensated(task, error);
    }

    public override bool Keep() => first.Keep() && second.Keep();

    public override void End(PlanStatus status)
    {
        first.End(status);
        second.End(status);
    }
}
