using System.Diagnostics;
using Microsoft.Extensions.Logging;
using PlanCore;

namespace PlanRuntime;

/// <summary>
/// Tells a run to tracing, metrics and a logger. All of these are foreign code: what happens is noted under the lock of the
/// run and told outside of it, and what they throw concerns nobody here.
/// </summary>
internal sealed class RunTelemetry : RunObserver
{
    private readonly PlanGraph _plan;
    private readonly ILogger? _logger;
    private readonly PlanPattern _pattern;
    private readonly PlanResume? _resume;
    private readonly Activity?[] _attempts;
    private readonly object _noting = new();
    private readonly object _telling = new();
    private readonly KeyValuePair<string, object?> _planTag;
    private readonly Queue<Note> _notes = new();

    /// <summary>The tasks that count as running; one that waits between two attempts does not.</summary>
    private readonly bool[] _isRunning;
    private Activity? _span;
    private PlanRun? _run;

    public RunTelemetry(PlanGraph plan, ILogger? logger, PlanPattern pattern, PlanResume? resume)
    {
        (_plan, _logger, _pattern, _resume) = (plan, logger, pattern, resume);
        _attempts = new Activity?[plan.Tasks.Count];
        _isRunning = new bool[plan.Tasks.Count];
        _planTag = new(PlanTelemetry.PlanTag, plan.Name);
    }

    public override bool IsBehind
    {
        get
        {
            lock (_noting) return _notes.Count > 0;
        }
    }

    public override void Began(PlanRun run)
    {
        _run = run;
        Try(() =>
        {
            var current = Activity.Current;
            _span = PlanTelemetry.Source.StartActivity(PlanTelemetry.RunSpan);
            _span?.SetTag(PlanTelemetry.PlanTag, _plan.Name).SetTag(PlanTelemetry.PatternTag, PatternName());
            Activity.Current = current;
            if (_logger is null) return;
            PlanLog.RunStarted(_logger, _plan.Name, _plan.Tasks.Count, _pattern);
            if (_resume is null) return;
            PlanLog.RunResumed(_logger, _plan.Name, _resume.Changes.Kept.Count, _resume.Changes.Changed.Count, _resume.Interrupted.Count, _resume.Changes.PossiblyStale.Count);
            if (_resume.Recovery.DeadHolder is { } dead) PlanLog.LockTakenOver(_logger, _plan.Name, dead);
        });
    }

    public override void Started(int task, int attempt, long now) => Add(new Note(PlanRecordKind.TaskStarted, task, attempt, TaskState.Running, null, default, default));

    public override void Entering(int task, int attempt)
    {
        if (!PlanTelemetry.Source.HasListeners()) return;
        Try(() =>
        {
            var span = PlanTelemetry.Source.StartActivity(PlanTelemetry.TaskSpan, ActivityKind.Internal, _span?.Context ?? default);
            span?.SetTag(PlanTelemetry.PlanTag, _plan.Name)
                .SetTag(PlanTelemetry.TaskIdTag, _plan.Tables.Tasks[task].Id)
                .SetTag(PlanTelemetry.TaskTitleTag, _plan.Tables.Tasks[task].Title)
                .SetTag(PlanTelemetry.PhaseTag, _plan.TaskAt(task).Phase.Id)
                .SetTag(PlanTelemetry.AttemptTag, attempt);
            _attempts[task] = span;
        });
    }

    public override void AttemptFailed(int task, int attempt, Exception error, long now) =>
        Add(new Note(PlanRecordKind.AttemptFailed, task, attempt, TaskState.Failed, error, _run!.TimeOf(now), default));

    public override void Ended(int task, TaskState state, Exception? error, long now) =>
        Add(new Note(PlanRecordKind.TaskEnded, task, 0, state, error, _run!.TimeOf(now), _run.DurationOf(task)));

    public override void Compensated(int task, Exception? error) => Try(() =>
    {
        if (_logger is null) return;
        if (error is null) PlanLog.TaskCompensated(_logger, _plan.TaskAt(task));
        else PlanLog.CompensationFailed(_logger, error, _plan.TaskAt(task));
    });

    public override bool Keep()
    {
        lock (_telling)
        {
            while (true)
            {
                Note note;
                lock (_noting)
                {
                    if (!_notes.TryDequeue(out note)) return true;
                }

                Try(() => Tell(note));
            }
        }
    }

    public override void End(PlanStatus status)
    {
        Keep();
        var seconds = _run!.Elapsed.TotalSeconds;
        Try(() =>
        {
            PlanTelemetry.RunDurations.Record(seconds, _planTag, new(PlanTelemetry.RunStatusTag, StateWords.Of(status)));
            if (_logger is not null) PlanLog.RunEnded(_logger, _plan.Name, status, seconds);
            _span?.SetTag(PlanTelemetry.RunStatusTag, StateWords.Of(status));
            if (status == PlanStatus.Failed) _span?.SetStatus(ActivityStatusCode.Error);
            Stop(_span, null);
        });
    }

    private void Add(Note note)
    {
        lock (_noting) _notes.Enqueue(note);
    }

    private void Tell(in Note note)
    {
        switch (note.Kind)
        {
            case PlanRecordKind.TaskStarted:
                PlanTelemetry.Running.Add(1, _planTag);
                _isRunning[note.Task] = true;
                if (_logger is not null) PlanLog.TaskStarted(_logger, _plan.TaskAt(note.Task), note.Attempt);
                break;
            case PlanRecordKind.AttemptFailed:
                PlanTelemetry.Running.Add(-1, _planTag);
                _isRunning[note.Task] = false;
                PlanTelemetry.Failed.Add(1, _planTag);
                if (_logger is not null) PlanLog.AttemptFailed(_logger, note.Error!, _plan.TaskAt(note.Task), note.Attempt);
                EndAttempt(note);
                break;
            default:
                TellEnd(note);
                break;
        }
    }

    private void TellEnd(in Note note)
    {
        var status = StateWords.Of((PlanTaskStatus)note.State);
        if (_isRunning[note.Task]) PlanTelemetry.Running.Add(-1, _planTag);
        _isRunning[note.Task] = false;
        PlanTelemetry.TaskDurations.Record(note.Duration.TotalSeconds, _planTag, new(PlanTelemetry.TaskStatusTag, status));
        EndAttempt(note);
        if (_logger is null) return;
        var task = _plan.TaskAt(note.Task);
        if (note.State == TaskState.Completed) PlanLog.TaskCompleted(_logger, task, note.Duration.TotalSeconds);
        else if (note.State == TaskState.Failed) PlanLog.TaskFailed(_logger, note.Error, task);
        else PlanLog.TaskCanceled(_logger, task);
    }

    private void EndAttempt(in Note note)
    {
        if (_attempts[note.Task] is not { } span) return;
        _attempts[note.Task] = null;
        span.SetTag(PlanTelemetry.TaskStatusTag, StateWords.Of((PlanTaskStatus)note.State));
        if (note.Error is { } error) span.SetTag(PlanTelemetry.ErrorTag, error.GetType().FullName).SetStatus(ActivityStatusCode.Error, error.Message);
        Stop(span, note.At);
    }

    /// <summary>Ends a span that may be another thread's, and leaves this thread's alone.</summary>
    private static void Stop(Activity? span, DateTimeOffset? at)
    {
        if (span is null) return;
        var current = Activity.Current;
        if (at is { } time && time.UtcDateTime > span.StartTimeUtc) span.SetEndTime(time.UtcDateTime);
        span.Stop();
        Activity.Current = ReferenceEquals(current, span) ? null : current;
    }

    private string PatternName() => _pattern.ToString().ToLowerInvariant();

    private static void Try(Action tell)
    {
        try
        {
            tell();
        }
#pragma warning disable CA1031 // Do not catch general exception types: whoever watches must not decide how the run ends.
        catch (Exception)
#pragma warning restore CA1031
        {
            // Listeners and loggers are foreign code.
        }
    }

    private readonly record struct Note(PlanRecordKind Kind, int Task, int Attempt, TaskState State, Exception? Error, DateTimeOffset At, TimeSpan Duration);
}
