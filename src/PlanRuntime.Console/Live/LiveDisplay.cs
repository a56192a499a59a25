using Spectre.Console;

namespace PlanRuntime;

/// <summary>Shows a run on a terminal while it goes on: what is asked for most stands below, failures scroll up above it.</summary>
/// <remarks>
/// Events are only noted, each in constant time; what is seen is drawn by a timer, at most ten times a second and only where
/// something is to be seen that was not before, so a run of any size costs the same.
/// </remarks>
internal sealed class LiveDisplay : IRunDisplay
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly object _lock = new();
    private readonly IAnsiConsole _console;
    private readonly TimeProvider _clock;
    private readonly PlanOptions _options;
    private readonly LiveScreen _screen = new();
    private readonly TaskCompletionSource _ended = new();
    private readonly List<(string Text, string Style)> _said = [];
    private LiveRun? _run;
    private LiveFrame? _frame;
    private LiveDisplayContext? _context;
    private Task _live = Task.CompletedTask;
    private ITimer? _timer;
    private string _shown = "";

    /// <param name="console">The terminal.</param>
    /// <param name="clock">The clock of the run.</param>
    /// <param name="options">The options of the run, by which its end is estimated.</param>
    public LiveDisplay(IAnsiConsole console, TimeProvider clock, PlanOptions options) => (_console, _clock, _options) = (console, clock, options);

    /// <inheritdoc/>
    public void Begin(PlanGraph plan, PlanStateSnapshot? before)
    {
        _run = new LiveRun(plan, before, _clock.GetUtcNow());
        _frame = new LiveFrame(_run, new RunForecast(_run, _options));
        _live = _console.Live(_screen).AutoClear(true).Overflow(VerticalOverflow.Crop).StartAsync(ShowAsync);
        _timer = _clock.CreateTimer(static display => ((LiveDisplay)display!).Draw(), this, Interval, Interval);
    }

    /// <inheritdoc/>
    public void Report(PlanEvent value)
    {
        lock (_lock)
        {
            _run!.Apply(value);
            if (LineOf(value) is { } line) _said.Add(line);
        }
    }

    /// <inheritdoc/>
    public void Say(string text)
    {
        lock (_lock) _said.Add((text, "yellow"));
    }

    /// <inheritdoc/>
    public void End()
    {
        if (_run is null || _ended.Task.IsCompleted) return;
        _timer?.Dispose();
        Draw();
        lock (_lock)
        {
            // Its continuation runs here, so the terminal is as it was before.
            _ended.TrySetResult();
            _live.GetAwaiter().GetResult();
            _console.Write(new LiveScreen { Lines = _frame!.Last(_clock.GetUtcNow(), Width), EndsLine = true });
        }
    }

    private int Width => Math.Max(20, _console.Profile.Width - 1);

    private async Task ShowAsync(LiveDisplayContext context)
    {
        _context = context;
        await _ended.Task;
    }

    private void Draw()
    {
        lock (_lock)
        {
            if (_context is null || _ended.Task.IsCompleted) return;
            if (_said.Count > 0) _console.Write(new LiveScreen { Lines = [.. _said.Select(said => new LiveLine(int.MaxValue).Add(said.Text, said.Style))], EndsLine = true });

            _screen.Lines = _frame!.Of(_clock.GetUtcNow(), Width, Math.Max(4, _console.Profile.Height - 2));
            var shown = string.Join('\n', _screen.Lines.Select(line => line.Text));
            if (shown == _shown && _said.Count == 0) return;
            _shown = shown;
            _said.Clear();
            _context.Refresh();
        }
    }

    /// <summary>What is not to be missed: it stays above the display.</summary>
    private static (string Text, string Style)? LineOf(PlanEvent value) => value.Kind switch
    {
        PlanEventKind.AttemptFailed => ($"↻ {value.Task}: attempt {value.Attempt} failed, it is tried again: {RunWords.ReasonOf(value.Error)}", "yellow"),
        PlanEventKind.TaskFailed => ($"✗ {value.Task}: {RunWords.ReasonOf(value.Error)}", "red"),
        PlanEventKind.CompensationFailed => ($"✗ {value.Task}: its compensation failed: {RunWords.ReasonOf(value.Error)}", "red"),
        _ => null,
    };
}
