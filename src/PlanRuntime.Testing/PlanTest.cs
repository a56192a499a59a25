namespace PlanRuntime.Testing;

#pragma warning disable RS0026 // Do not add multiple overloads with optional parameters: the first parameter tells them apart, and none may have fewer than the others.
/// <summary>
/// Runs a plan in virtual time: by its handlers, by fakes for some tasks, with failures where a test wants them. Each task takes
/// its estimate, else a minute; then its handler is called, or its fake. The clock stands still while any handler works.
/// </summary>
public sealed class PlanTest
{
    private readonly VirtualClock _clock = new();
    private readonly Dictionary<string, TaskScript> _scripts = new(StringComparer.OrdinalIgnoreCase);
    private PlanOptions _options = new();
    private bool _fakesRest;
    private TimeSpan? _cancelsAt;

    /// <summary>Gets the clock of the runs, which begins at the year 2000. A handler that waits for it (<c>Task.Delay(time, clock)</c>) waits in virtual time.</summary>
    public TimeProvider Clock => _clock;

    /// <summary>Runs with options; the clock is the test's.</summary>
    /// <param name="options">The pattern, the limit and so on.</param>
    /// <returns>This test.</returns>
    public PlanTest With(PlanOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        return this;
    }

    /// <summary>Does nothing for a task instead of calling its handler.</summary>
    /// <param name="id">The task, as in <c>1.2</c>.</param>
    /// <returns>This test.</returns>
    public PlanTest Fake(string id)
    {
        ScriptOf(id).Fake = FakeTask.Nothing;
        return this;
    }

    /// <summary>Gives a task a result instead of calling its handler.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="id">The task, as in <c>1.2</c>.</param>
    /// <param name="result">The result.</param>
    /// <returns>This test.</returns>
    public PlanTest Fake<T>(string id, T result) => Fake(id, _ => result);

    /// <summary>Gives a task a result instead of calling its handler.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="id">The task, as in <c>1.2</c>.</param>
    /// <param name="result">Makes the result, once an attempt; what it throws fails the attempt.</param>
    /// <returns>This test.</returns>
    public PlanTest Fake<T>(string id, Func<PlanTaskContext, T> result)
    {
        ArgumentNullException.ThrowIfNull(result);
        ScriptOf(id).Fake = new FakeTask<T>(result);
        return this;
    }

    /// <summary>Gives a task a result instead of calling its handler.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="task">The generated handle of the task.</param>
    /// <param name="result">The result.</param>
    /// <returns>This test.</returns>
    public PlanTest Fake<T>(PlanTaskHandle<T> task, T result)
    {
        ArgumentNullException.ThrowIfNull(task);
        return Fake(task.Id, result);
    }

    /// <summary>Does nothing for every task of which the test says nothing else.</summary>
    /// <returns>This test.</returns>
    public PlanTest FakeRest()
    {
        _fakesRest = true;
        return this;
    }

    /// <summary>Lets each attempt of a task take a time of virtual time.</summary>
    /// <param name="id">The task, as in <c>1.2</c>.</param>
    /// <param name="duration">The time; the task's estimate by default, else a minute.</param>
    /// <returns>This test.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public PlanTest Takes(string id, TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        ScriptOf(id).Duration = duration;
        return this;
    }

    /// <summary>Makes a task fail at the end of its time, in place of its handler or fake.</summary>
    /// <param name="id">The task, as in <c>1.2</c>.</param>
    /// <param name="attempt">Which attempt, from one; every attempt by default.</param>
    /// <param name="error">What is thrown; an <see cref="InvalidOperationException"/> by default.</param>
    /// <returns>This test.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The attempt is less than one.</exception>
    public PlanTest Fails(string id, int? attempt = null, Exception? error = null)
    {
        if (attempt is { } number) ArgumentOutOfRangeException.ThrowIfLessThan(number, 1, nameof(attempt));
        ScriptOf(id).Fail(attempt, error);
        return this;
    }

    /// <summary>Cancels each run.</summary>
    /// <param name="after">When, from its start; before what else happens at that time.</param>
    /// <returns>This test.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public PlanTest Cancels(TimeSpan after)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(after, TimeSpan.Zero);
        _cancelsAt = after;
        return this;
    }

    /// <summary>Runs a plan by its handlers and what the test says: <c>test.RunAsync(ReleasePlan.RunAsync)</c>.</summary>
    /// <param name="run">Runs the plan with the options it is given; the generated <c>RunAsync</c> of a class or an instance.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>What happened when.</returns>
    /// <exception cref="PlanTestException">The test says something that does not fit the plan, or the options were not passed on.</exception>
    /// <exception cref="PlanException">The plan cannot be run.</exception>
    public async Task<PlanTestRun> RunAsync(Func<PlanOptions?, CancellationToken, Task<PlanResult>> run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        var recorder = new EventRecorder(_options.Progress);
        var isDecorated = false;
        var options = _options with { TimeProvider = _clock, Progress = recorder, Decorate = Decorate };
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await using var timer = _cancelsAt is { } time ? _clock.CreateCancellation(cancellation, time) : null;
            var result = await run(options, cancellation.Token).ConfigureAwait(false);
            if (!isDecorated) throw new PlanTestException("The plan was run without the options of the test; pass them on: RunAsync((options, token) => plan.RunAsync(options, token)).");
            return new PlanTestRun(result, recorder.Events);
        }
        finally
        {
            _clock.Detach();
        }

        PlanHandlers Decorate(PlanGraph plan, PlanHandlers handlers)
        {
            isDecorated = true;
            return new TestHandlers(plan, _options.Decorate?.Invoke(plan, handlers) ?? handlers, _clock, _scripts, _fakesRest);
        }
    }

    /// <summary>Runs a plan without handlers: tasks do nothing but what the test says, and take their time.</summary>
    /// <param name="plan">The plan, as <c>ReleasePlan.Graph</c> or of a <see cref="PlanGraphBuilder"/>.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>What happened when.</returns>
    /// <exception cref="PlanTestException">The test says something that does not fit the plan.</exception>
    /// <exception cref="PlanException">The plan cannot be run.</exception>
    public Task<PlanTestRun> RunAsync(PlanGraph plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return RunAsync((options, token) => PlanRunner.RunAsync(plan, static (_, _) => Task.CompletedTask, options, token), cancellationToken);
    }

    /// <summary>Runs a plan by the handlers of an instance and what the test says.</summary>
    /// <param name="handler">An instance of a class marked with <c>[Plan]</c>.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>What happened when.</returns>
    /// <exception cref="PlanTestException">The test says something that does not fit the plan.</exception>
    /// <exception cref="PlanException">The plan cannot be run.</exception>
    public Task<PlanTestRun> RunAsync(IPlanHandler handler, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return RunAsync(handler.RunAsync, cancellationToken);
    }

    private TaskScript ScriptOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!_scripts.TryGetValue(id, out var script)) _scripts[id] = script = new TaskScript();
        return script;
    }
}
