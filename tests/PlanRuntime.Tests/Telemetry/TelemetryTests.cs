using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace PlanRuntime.Tests.Telemetry;

public sealed class TelemetryTests
{
    [Fact]
    public async Task A_run_is_a_span_with_one_for_each_attempt_and_what_handlers_open_is_inside()
    {
        var plan = Plan($"Spans {Guid.NewGuid()}");
        var spans = new ConcurrentQueue<Activity>();
        using var inner = new ActivitySource("Handlers of " + plan.Name);
        using var listener = Listen(spans, PlanTelemetry.SourceName, inner.Name);
        var caller = new Activity("caller").Start();
        await RunAsync(plan, new PlanOptions(), inner);
        caller.Stop();

        var ours = spans.Where(s => s.Source.Name == inner.Name || (string?)s.GetTagItem(PlanTelemetry.PlanTag) == plan.Name).ToArray();
        var run = ours.Single(s => s.OperationName == PlanTelemetry.RunSpan);
        Assert.Equal(caller.SpanId, run.ParentSpanId);
        Assert.Equal(["failed", "dag"], [run.GetTagItem(PlanTelemetry.RunStatusTag), run.GetTagItem(PlanTelemetry.PatternTag)]);
        Assert.Equal(ActivityStatusCode.Error, run.Status);
        var attempts = ours.Where(s => s.OperationName == PlanTelemetry.TaskSpan).ToArray();
        Assert.All(attempts, a => Assert.Equal(run.SpanId, a.ParentSpanId));
        Assert.Equal(
            ["1.1 attempt 1 completed", "1.2 attempt 1 failed System.InvalidOperationException", "1.2 attempt 2 completed", "1.3 attempt 1 failed System.FormatException", "1.3 attempt 2 failed System.FormatException"],
            attempts.Select(a => $"{a.GetTagItem(PlanTelemetry.TaskIdTag)} attempt {a.GetTagItem(PlanTelemetry.AttemptTag)} {a.GetTagItem(PlanTelemetry.TaskStatusTag)} {a.GetTagItem(PlanTelemetry.ErrorTag)}".TrimEnd()).Order(StringComparer.Ordinal));
        var compile = ours.Single(s => s.OperationName == "compile");
        Assert.Equal(attempts.Single(a => (string?)a.GetTagItem(PlanTelemetry.TaskIdTag) == "1.1").SpanId, compile.ParentSpanId);
    }

    [Fact]
    public async Task A_run_does_not_change_the_callers_activity()
    {
        using var listener = Listen([], PlanTelemetry.SourceName);
        var caller = new Activity("caller").Start();
        var run = RunAsync(Plan("Caller"), new PlanOptions(), null);
        Assert.Same(caller, Activity.Current);
        await run;
        Assert.Same(caller, Activity.Current);
        caller.Stop();
    }

    [Fact]
    public async Task Metrics_count_what_happened()
    {
        var plan = Plan($"Metrics {Guid.NewGuid()}");
        var seen = new ConcurrentQueue<(string Name, double Value, string? Status)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, me) =>
            {
                if (instrument.Meter.Name == PlanTelemetry.MeterName) me.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((i, v, tags, _) => Add(i, v, tags));
        listener.SetMeasurementEventCallback<long>((i, v, tags, _) => Add(i, v, tags));
        listener.SetMeasurementEventCallback<int>((i, v, tags, _) => Add(i, v, tags));
        listener.Start();
        await RunAsync(plan, new PlanOptions(), null);

        Assert.Equal(0, seen.Where(s => s.Name == PlanTelemetry.RunningTasks).Sum(s => s.Value));
        Assert.Equal(5, seen.Count(s => s is { Name: PlanTelemetry.RunningTasks, Value: 1 }));
        Assert.Equal(2, seen.Where(s => s.Name == PlanTelemetry.FailedAttempts).Sum(s => s.Value));
        Assert.Equal(["completed", "completed", "failed"], seen.Where(s => s.Name == PlanTelemetry.TaskDuration).Select(s => s.Status).Order(StringComparer.Ordinal));
        Assert.Equal(["failed"], seen.Where(s => s.Name == PlanTelemetry.RunDuration).Select(s => s.Status));

        void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            string? name = null, status = null;
            foreach (var (key, tag) in tags)
            {
                if (key == PlanTelemetry.PlanTag) name = (string?)tag;
                else status = (string?)tag;
            }

            if (name == plan.Name) seen.Enqueue((instrument.Name, value, status));
        }
    }

    [Fact]
    public async Task The_log_tells_the_run()
    {
        var logger = new ListLogger();
        await RunAsync(Plan("Logged"), new PlanOptions { Logger = logger, MaxParallelism = 1 }, null);
        Assert.Equal(
            [
                "1 Information Plan Logged started: 4 tasks, pattern Dag",
                "10 Debug Task 1.1 Compile started, attempt 1",
                "11 Debug Task 1.1 Compile completed in",
                "10 Debug Task 1.2 Test started, attempt 1",
                "12 Warning Task 1.2 Test: attempt 1 failed, another follows: once",
                "10 Debug Task 1.2 Test started, attempt 2",
                "11 Debug Task 1.2 Test completed in",
                "10 Debug Task 1.3 Pack started, attempt 1",
                "12 Warning Task 1.3 Pack: attempt 1 failed, another follows: always",
                "10 Debug Task 1.3 Pack started, attempt 2",
                "13 Error Task 1.3 Pack failed: always",
                "2 Information Plan Logged ended: Failed after",
            ],
            logger.Lines.Select(l => l.Contains(" completed in ", StringComparison.Ordinal) || l.Contains(" after ", StringComparison.Ordinal) ? string.Join(' ', l.Split(' ')[..^2]) : l));
    }

    [Fact]
    public async Task A_listener_or_logger_that_throws_does_not_end_the_run()
    {
        using var listener = new ActivityListener { ShouldListenTo = s => s.Name == PlanTelemetry.SourceName, Sample = (ref ActivityCreationOptions<ActivityContext> o) => o.Name == PlanTelemetry.TaskSpan && o.Tags is not null ? throw new InvalidOperationException() : ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);
        var result = await RunAsync(Plan("Throwing"), new PlanOptions { Logger = new ListLogger(throws: true) }, null);
        Assert.Equal(PlanStatus.Failed, result.Status);
    }

    [Fact]
    public void Nobody_listens_costs_no_observer()
    {
        var plan = Plan("Silent");
        if (!PlanTelemetry.IsHeard) Assert.Null(RunObservers.Of(plan, new PlanOptions(), plan.Lower(new PlanOptions().ToLowering()).Plan, null));
    }

    private static PlanGraph Plan(string name)
    {
        var builder = new PlanGraphBuilder(name);
        builder.AddTask("1.1", "Compile");
        builder.AddTask("1.2", "Test").DependsOn("1.1").Retries(1);
        builder.AddTask("1.3", "Pack").DependsOn("1.2").Retries(1);
        builder.AddTask("1.4", "Publish").DependsOn("1.3");
        return builder.Build();
    }

    private static Task<PlanResult> RunAsync(PlanGraph plan, PlanOptions options, ActivitySource? inner) => PlanRunner.RunAsync(plan, async (task, _) =>
    {
        await Task.Yield();
        if (task.Task.Id == "1.1") inner?.StartActivity("compile")?.Dispose();
        if (task.Task.Id == "1.2" && task.Attempt == 1) throw new InvalidOperationException("once");
        if (task.Task.Id == "1.3") throw new FormatException("always");
    }, options with { Retry = new PlanRetry { Delay = TimeSpan.Zero, Backoff = PlanBackoff.Constant, UsesJitter = false } }, TestContext.Current.CancellationToken);

    private static ActivityListener Listen(ConcurrentQueue<Activity> spans, params string[] sources)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => sources.Contains(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private sealed class ListLogger(bool throws = false) : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (throws) throw new InvalidOperationException();
            lock (Lines) Lines.Add($"{eventId.Id} {logLevel} {formatter(state, exception)}{(exception is null ? "" : ": " + exception.Message)}");
        }
    }
}
