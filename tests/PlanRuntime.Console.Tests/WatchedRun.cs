using Microsoft.Extensions.Time.Testing;
using Spectre.Console.Testing;

namespace PlanRuntime.Tests.Watching;

/// <summary>A run on a terminal in memory, whose tasks end when the test says so and whose clock the test moves.</summary>
internal sealed class WatchedRun : IProgress<PlanEvent>, IAsyncDisposable
{
    private readonly Dictionary<string, TaskCompletionSource> _gates = [];
    private readonly Dictionary<string, TaskCompletionSource<PlanTaskContext>> _contexts = [];
    private readonly List<(Func<PlanEvent, bool> Expected, TaskCompletionSource Seen)> _waits = [];
    private readonly List<PlanEvent> _events = [];
    private readonly PlanGraph _plan;
    private readonly LiveDisplay _display;
    private readonly CancellationTokenSource _stop = new();
    private Task<PlanResult>? _run;
    private int _read;

    public WatchedRun(PlanGraph plan, int width = 80, int height = 24)
    {
        _plan = plan;
        Console = new TestConsole().Size(new Spectre.Console.Size(width, height));
        _display = new LiveDisplay(Console, Clock, new PlanOptions());
        foreach (var task in plan.Tasks)
        {
            _gates[task.Id] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _contexts[task.Id] = new TaskCompletionSource<PlanTaskContext>(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public TestConsole Console { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public WatchedRun Start(PlanOptions? options = null, PlanStateSnapshot? before = null)
    {
        _display.Begin(_plan, before);
        _run = PlanRunner.RunAsync(_plan, DoAsync, (options ?? new PlanOptions()) with { Progress = this, TimeProvider = Clock }, _stop.Token);
        return this;
    }

    public void Report(PlanEvent value)
    {
        _display.Report(value);
        lock (_events)
        {
            _events.Add(value);
            foreach (var wait in _waits.Where(wait => wait.Expected(value))) wait.Seen.TrySetResult();
        }
    }

    /// <summary>Waits until the display knows of an event.</summary>
    public Task SeenAsync(PlanEventKind kind, string task) => SeenAsync(e => e.Kind == kind && e.Task?.Id == task);

    private Task SeenAsync(Func<PlanEvent, bool> expected)
    {
        lock (_events)
        {
            if (_events.Any(expected)) return Task.CompletedTask;
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waits.Add((expected, seen));
            return seen.Task.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    public async Task EndAsync(string task)
    {
        _gates[task].SetResult();
        await SeenAsync(PlanEventKind.TaskCompleted, task);
    }

    public async Task FailAsync(string task, string message)
    {
        _gates[task].SetException(new InvalidOperationException(message));
        await SeenAsync(PlanEventKind.TaskFailed, task);
    }

    public async Task TellAsync(string task, double share, string message)
    {
        (await _contexts[task].Task.WaitAsync(TestContext.Current.CancellationToken)).Report(share, message);
        await SeenAsync(e => e.Kind == PlanEventKind.TaskProgressed && e.Message == message);
    }

    /// <summary>Lets time pass and returns what was drawn meanwhile, line by line.</summary>
    public string[] After(TimeSpan time)
    {
        Clock.Advance(time);
        return Drawn();
    }

    /// <summary>What was drawn since the last look; the signs that clear the rest of lines are left out.</summary>
    public string[] Drawn()
    {
        var output = Console.Output;
        var drawn = output[_read..].Replace("\u001b[K", "", StringComparison.Ordinal);
        _read = output.Length;
        return drawn.Length == 0 ? [] : [.. drawn.Split('\n').Select(line => line.TrimEnd())];
    }

    public string[] Finish()
    {
        _display.End();
        return Drawn();
    }

    /// <summary>Cancels the run and waits for its end: it may still write its state.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await ((Task?)_run ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _display.End();
        _stop.Dispose();
        Console.Dispose();
    }

    private Task DoAsync(PlanTaskContext context, CancellationToken cancellationToken)
    {
        _contexts[context.Task.Id].SetResult(context);
        return _gates[context.Task.Id].Task.WaitAsync(cancellationToken);
    }
}
