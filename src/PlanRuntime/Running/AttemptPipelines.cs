using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace PlanRuntime;

/// <summary>The Polly pipelines of a run: the one around all attempts of a task, and the one around each.</summary>
internal sealed class AttemptPipelines
{
    private readonly PlanGraph _plan;
    private readonly PlanOptions _options;
    private readonly Dictionary<int, ResiliencePipeline> _retries = [];
    private readonly Dictionary<TimeSpan, ResiliencePipeline> _timeouts = [];
    private readonly object _lock = new();

    private AttemptPipelines(PlanGraph plan, PlanOptions options) => (_plan, _options) = (plan, options);

    /// <returns><see langword="null"/> if every task is attempted once and as long as it takes.</returns>
    public static AttemptPipelines? For(PlanGraph plan, PlanOptions options, int[]? usedBefore = null)
    {
        var defaults = plan.Tables.Defaults;
        var isNeeded = options.Resilience is not null || (options.MaxAttempts ?? defaults.MaxAttempts ?? 1) > 1 || (options.TaskTimeout is not null || defaults.Timeout is not null)
            || plan.Notes.AnyRetries || plan.Notes.AnyTimeouts;
        return isNeeded ? new AttemptPipelines(plan, options) { UsedBefore = usedBefore } : null;
    }

    /// <summary>Gets how many attempts of each task earlier runs have used up; <see langword="null"/> if there were none.</summary>
    public int[]? UsedBefore { get; init; }

    /// <summary>How often this run attempts the task, at least once.</summary>
    public int AttemptsLeftOf(int task) => Math.Max(1, AttemptsOf(task) - (UsedBefore?[task] ?? 0));

    /// <summary>How often the task is attempted over all runs; what a pipeline of the user's does beyond that is its own affair.</summary>
    public int AttemptsOf(int task) => _plan.Notes.RetriesOf(task) is { } retries ? retries + 1 : _options.MaxAttempts ?? _plan.Tables.Defaults.MaxAttempts ?? 1;

    /// <summary>Gets what a task needs.</summary>
    /// <param name="task">The task.</param>
    /// <param name="all">The pipeline around all attempts.</param>
    /// <param name="each">The pipeline around each attempt, or <see langword="null"/>.</param>
    /// <returns>Whether it needs any.</returns>
    public bool TryGet(int task, out ResiliencePipeline all, out ResiliencePipeline? each)
    {
        var attempts = AttemptsLeftOf(task);
        var timeout = _plan.Notes.TimeoutOf(task) ?? _options.TaskTimeout ?? (_plan.Tables.Defaults.Timeout is { } ms ? TimeSpan.FromMilliseconds(ms) : null);
        var custom = _options.Resilience?.Invoke(_plan.TaskAt(task));
        lock (_lock)
        {
            each = timeout is { } time ? TimeoutOf(time) : null;
            all = custom ?? (attempts > 1 ? RetryOf(attempts) : ResiliencePipeline.Empty);
        }

        return custom is not null || attempts > 1 || each is not null;
    }

    private ResiliencePipeline RetryOf(int attempts)
    {
        if (_retries.TryGetValue(attempts, out var known)) return known;
        var retry = _options.Retry;
        return _retries[attempts] = new ResiliencePipelineBuilder { TimeProvider = _options.TimeProvider is RestClock clock ? clock.Delays : _options.TimeProvider }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = attempts - 1,
                Delay = retry.Delay,
                MaxDelay = retry.MaxDelay,
                UseJitter = retry.UsesJitter,
                BackoffType = (DelayBackoffType)retry.Backoff,

                // A handler that is cancelled by itself has failed like any other; a cancelled run ends the pipeline anyway.
                ShouldHandle = static arguments => new ValueTask<bool>(arguments.Outcome.Exception is not null && !arguments.Context.CancellationToken.IsCancellationRequested),
            })
            .Build();
    }

    private ResiliencePipeline TimeoutOf(TimeSpan time)
    {
        if (_timeouts.TryGetValue(time, out var known)) return known;
        return _timeouts[time] = new ResiliencePipelineBuilder { TimeProvider = _options.TimeProvider }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = time })
            .Build();
    }
}
