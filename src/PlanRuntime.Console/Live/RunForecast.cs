namespace PlanRuntime;

/// <summary>Estimates when a run ends, by simulating what is left of it with the state machine that runs it.</summary>
/// <remarks>
/// A task takes what it took in an earlier run, unless the last one did its tasks by something else (<see cref="PlanOptions.Note"/>), else its estimate, else what tasks of this run take on the average, else what is
/// expected of the others. Where none of these is known there is no forecast.
/// </remarks>
internal sealed class RunForecast(LiveRun run, PlanOptions options)
{
    private const int LargePlan = 1000;

    private readonly TimeSpan?[] _expected = [.. run.Plan.Tasks.Select(task => (IsSameWork(run, options) ? run.Before!.Tasks[task.Index].Duration : null) ?? task.Estimate)];
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(run.Plan.Tasks.Count > LargePlan ? 5 : 1);
    private DateTimeOffset? _madeAt;
    private int _version = -1;
    private DateTimeOffset _end;
    private bool _isKnown;

    /// <summary>The chain of tasks that decides when the run ends, in order.</summary>
    public IReadOnlyList<PlanTask> Path { get; private set; } = [];

    /// <summary>How long the run still takes, or <see langword="null"/> if nobody knows.</summary>
    public TimeSpan? LeftAt(DateTimeOffset now)
    {
        if (_madeAt is null || (_version != run.Version && now - _madeAt >= _interval)) Make(now);
        if (!_isKnown) return null;
        return _end > now ? _end - now : TimeSpan.Zero;
    }

    private static bool IsSameWork(LiveRun run, PlanOptions options) => run.Before is { } before && (before.Runs.Count == 0 || before.Runs[^1].Note == options.Note);

    private void Make(DateTimeOffset now)
    {
        (_madeAt, _version) = (now, run.Version);
        if (run.Count(PlanTaskStatus.Pending) + run.Count(PlanTaskStatus.Running) == 0)
        {
            (_isKnown, Path, _end) = (true, [], now);
            return;
        }

        var average = AverageOf(run.Taken) ?? AverageOf(_expected);
        _isKnown = average is not null;
        if (!_isKnown)
        {
            Path = [];
            return;
        }

        var simulation = run.Plan.Simulate(new PlanSimulationOptions
        {
            Pattern = options.Pattern,
            MaxParallelism = options.MaxParallelism,
            IgnorePhases = options.IgnorePhases,
            PhaseThreshold = options.PhaseThreshold,
            BatchSize = options.BatchSize,
            Durations = task => LeftOf(task, average ?? TimeSpan.Zero, now),
            Fails = task => run.StatusOf(task.Index) is PlanTaskStatus.Failed or PlanTaskStatus.Canceled,
        });
        var last = simulation.Tasks.Where(task => task.End is not null).MaxBy(task => task.End);
        _end = now + (last?.End ?? TimeSpan.Zero);
        Path = PathTo(last, simulation.Tasks);
    }

    private static TimeSpan? AverageOf(IEnumerable<TimeSpan?> times)
    {
        var known = times.OfType<TimeSpan>().ToList();
        return known.Count > 0 ? TimeSpan.FromTicks((long)known.Average(time => time.Ticks)) : null;
    }

    private bool IsLeft(PlanTask task) => run.StatusOf(task.Index) is PlanTaskStatus.Pending or PlanTaskStatus.Running;

    private TimeSpan LeftOf(PlanTask task, TimeSpan average, DateTimeOffset now)
    {
        if (!IsLeft(task)) return TimeSpan.Zero;
        var whole = _expected[task.Index] ?? (task.IsParent ? TimeSpan.Zero : average);
        if (run.RunningAt(task.Index) is not { } running) return whole;
        var elapsed = now - running.StartedAt;
        if (running.Progress is > 0 and < 1) return elapsed * ((1 - running.Progress) / running.Progress);
        return elapsed < whole ? whole - elapsed : TimeSpan.Zero;
    }

    /// <summary>Back from the task that ends last: each began when the one before it ended, one it depends on rather than one whose place it took.</summary>
    private List<PlanTask> PathTo(PlannedTask? last, IReadOnlyList<PlannedTask> planned)
    {
        var byEnd = planned.Where(task => task.End > TimeSpan.Zero && task.End > task.Start).ToLookup(task => task.End!.Value);
        var path = new List<PlanTask>();
        for (var task = last; task is { End: not null } && task.End > TimeSpan.Zero;)
        {
            if (IsLeft(task.Task) && task.End > task.Start) path.Add(task.Task);
            var start = task.Start!.Value;
            if (start == TimeSpan.Zero) break;
            var needed = task.Task.Dependencies.Select(on => planned[on.Index]).FirstOrDefault(on => on.End == start && on.End > on.Start);
            task = needed ?? byEnd[start].FirstOrDefault();
        }

        path.Reverse();
        return path;
    }
}
