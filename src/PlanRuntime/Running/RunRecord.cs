using PlanCore;

namespace PlanRuntime;

/// <summary>What a run keeps of its tasks, for the result.</summary>
internal sealed class RunRecord
{
    private readonly TimeProvider _clock;
    private readonly long _began;
    private readonly DateTimeOffset _startedAt;
    private readonly long[] _starts;
    private readonly long[] _ends;
    private readonly Dictionary<int, Exception> _errors = [];
    private long _latest;

    public RunRecord(TimeProvider clock, int tasks, TaskState[] states)
    {
        _clock = clock;
        States = states;
        _starts = new long[tasks];
        _ends = new long[tasks];
        _startedAt = clock.GetUtcNow();
        _began = _latest = clock.GetTimestamp();
    }

    public TaskState[] States { get; }

    public IReadOnlyDictionary<int, Exception> Errors => _errors;

    public int MaxConcurrency { get; set; }

    /// <summary>The attempts of tasks that ran through a pipeline, 0 for the others; <see langword="null"/> if there are none.</summary>
    public int[]? Attempts { get; set; }

    /// <summary>The compensated tasks with what the compensation threw, if it did.</summary>
    public IReadOnlyDictionary<int, Exception?>? Compensated { get; set; }

    public DateTimeOffset StartedAt => _startedAt;

    /// <summary>The clock's reading; <see cref="Settle"/> brings readings of several threads in order.</summary>
    public long Read() => _clock.GetTimestamp();

    /// <summary>A reading taken before the lock was had is not earlier than what happened under it meanwhile.</summary>
    public long Settle(long reading) => _latest = Math.Max(_latest, reading);

    public void Start(int task, long now)
    {
        // Zero means "did not start", whatever the clock's origin is.
        if (_starts[task] == 0) _starts[task] = now - _began + 1;
    }

    public void End(int task, long now, Exception? error)
    {
        _ends[task] = now - _began + 1;
        if (error is not null) _errors[task] = error;
    }

    public bool HasStarted(int task) => _starts[task] != 0;

    /// <summary>The position of a task's end on the run's clock; 0 if it did not run.</summary>
    public long EndOf(int task) => _ends[task];

    public long StartOf(int task) => _starts[task];

    public DateTimeOffset? StartTimeOf(int task) => HasStarted(task) ? _startedAt + Span(_starts[task] - 1) : null;

    public TimeSpan DurationOf(int task) => HasStarted(task) && _ends[task] != 0 ? Span(_ends[task] - _starts[task]) : TimeSpan.Zero;

    public TimeSpan Elapsed(long now) => Span(now - _began);

    /// <summary>The time since the run began, in the clock's own units made wall time.</summary>
    public DateTimeOffset TimeOf(long now) => _startedAt + Span(now - _began);

    private TimeSpan Span(long ticks) => _clock.GetElapsedTime(0, ticks);
}
