using System.Diagnostics;
using PlanCore;

namespace PlanRuntime;

/// <summary>What a run keeps of its tasks, for the result.</summary>
internal sealed class RunRecord : ITaskTimes
{
    private readonly TimeProvider _clock;
    private readonly long _began;
    private readonly DateTimeOffset _startedAt;
    private readonly bool _isSystemClock;

    /// <summary>The start and the end of each task, one beside the other for the sake of the cache; empty where times are not recorded.</summary>
    private readonly (long Start, long End)[] _times;

    /// <summary>Which tasks have started, where no times tell.</summary>
    private readonly bool[] _isStarted;
    private readonly Dictionary<int, Exception> _errors = [];

    public RunRecord(TimeProvider clock, int tasks, TaskState[] states, bool withTimes)
    {
        (_clock, States) = (clock, states);
        _isSystemClock = ReferenceEquals(clock, TimeProvider.System);
        _times = withTimes ? new (long, long)[tasks] : [];
        _isStarted = withTimes ? [] : new bool[tasks];
        _startedAt = clock.GetUtcNow();
        _began = clock.GetTimestamp();
    }

    public TaskState[] States { get; }

    public IReadOnlyDictionary<int, Exception> Errors => _errors;

    public int MaxConcurrency { get; set; }

    /// <summary>The attempts of tasks that ran through a pipeline, 0 for the others; <see langword="null"/> if there are none.</summary>
    public int[]? Attempts { get; set; }

    /// <summary>The compensated tasks with what the compensation threw, if it did.</summary>
    public IReadOnlyDictionary<int, Exception?>? Compensated { get; set; }

    public DateTimeOffset StartedAt => _startedAt;

    /// <summary>The clock's reading, to be settled by the <see cref="RunLock"/>; some reading where times are not recorded.</summary>
    public long Read() => _times.Length == 0 ? _began : ReadNow();

    public long ReadNow() => _isSystemClock ? Stopwatch.GetTimestamp() : _clock.GetTimestamp();

    public void Start(int task, long now)
    {
        if (HasStarted(task)) return;
        if (_times.Length > 0) _times[task].Start = PositionOf(now);
        else _isStarted[task] = true;
    }

    public void End(int task, long now, Exception? error)
    {
        if (_times.Length > 0) _times[task].End = PositionOf(now);
        if (error is not null) _errors[task] = error;
    }

    public bool HasStarted(int task) => _times.Length > 0 ? _times[task].Start != 0 : _isStarted[task];

    /// <summary>Whether the start and the end of the task are known.</summary>
    public bool HasTimes(int task) => _times.Length > 0 && _times[task].Start != 0;

    /// <summary>The position of a task's end on the run's clock.</summary>
    public long EndOf(int task) => _times[task].End;

    public long StartOf(int task) => _times[task].Start;

    public DateTimeOffset? StartTimeOf(int task) => HasTimes(task) ? _startedAt + Span(_times[task].Start - PositionOf(_began)) : null;

    public TimeSpan DurationOf(int task) => HasTimes(task) && _times[task].End > 0 ? Span(_times[task].End - _times[task].Start) : TimeSpan.Zero;

    /// <summary>From one, so that zero is no time.</summary>
    private long PositionOf(long now) => now - _began + 1;

    public TimeSpan Elapsed(long now) => Span(now - _began);

    /// <summary>The time since the run began, in the clock's own units made wall time.</summary>
    public DateTimeOffset TimeOf(long now) => _startedAt + Span(now - _began);

    private TimeSpan Span(long ticks) => _clock.GetElapsedTime(0, ticks);
}
