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

    /// <summary>When tasks started; empty where times are not recorded. Apart from <see cref="_ends"/>, or the array of 10,000 tasks would be a large object, which costs a full collection now and then.</summary>
    private readonly long[] _starts;
    private readonly long[] _ends;

    /// <summary>Which tasks have started, where no times tell.</summary>
    private readonly bool[] _isStarted;
    private readonly Dictionary<int, Exception> _errors = [];

    public RunRecord(TimeProvider clock, int tasks, TaskState[] states, bool withTimes)
    {
        (_clock, States) = (clock, states);
        _isSystemClock = ReferenceEquals(clock, TimeProvider.System);
        _starts = withTimes ? new long[tasks] : [];
        _ends = withTimes ? new long[tasks] : [];
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
    public long Read() => _starts.Length == 0 ? _began : ReadNow();

    public long ReadNow() => _isSystemClock ? Stopwatch.GetTimestamp() : _clock.GetTimestamp();

    /// <summary>A task's first attempt starts. What is there already is not looked at: several threads write these arrays close to each other.</summary>
    public void Start(int task, long now)
    {
        if (_starts.Length == 0) _isStarted[task] = true;
        else _starts[task] = PositionOf(now);
    }

    public void End(int task, long now)
    {
        if (_ends.Length > 0) _ends[task] = PositionOf(now);
    }

    public void Fail(int task, Exception error) => _errors[task] = error;

    public bool HasStarted(int task) => _starts.Length > 0 ? _starts[task] != 0 : _isStarted[task];

    /// <summary>Whether the start and the end of the task are known.</summary>
    public bool HasTimes(int task) => _starts.Length > 0 && _starts[task] != 0;

    /// <summary>The position of a task's end on the run's clock.</summary>
    public long EndOf(int task) => _ends[task];

    public long StartOf(int task) => _starts[task];

    public DateTimeOffset? StartTimeOf(int task) => HasTimes(task) ? _startedAt + Span(_starts[task] - PositionOf(_began)) : null;

    public TimeSpan DurationOf(int task) => HasTimes(task) && _ends[task] > 0 ? Span(_ends[task] - _starts[task]) : TimeSpan.Zero;

    /// <summary>From one, so that zero is no time.</summary>
    private long PositionOf(long now) => now - _began + 1;

    public TimeSpan Elapsed(long now) => Span(now - _began);

    /// <summary>The time since the run began, in the clock's own units made wall time.</summary>
    public DateTimeOffset TimeOf(long now) => _startedAt + Span(now - _began);

    private TimeSpan Span(long ticks) => _clock.GetElapsedTime(0, ticks);
}
