namespace PlanRuntime;

/// <summary>
/// Shows a run on the console while it goes on, under the plan's name: a display that moves on a terminal somebody watches,
/// plain lines in a log, through a pipe and on a build server. It is <see cref="PlanOptions.Progress"/> of one run.
/// </summary>
/// <remarks>It appears with the first thing that happens and is over with the run; what the program writes before and after stands above and below it. While the run goes on, handlers speak through <see cref="PlanTaskContext.Report"/>.</remarks>
public sealed class PlanConsole : IProgress<PlanEvent>, IDisposable
{
    private readonly object _lock = new();
    private readonly PlanGraph _plan;
    private readonly PlanOptions _options;
    private readonly TextWriter _output;
    private readonly PlanStateSnapshot? _before;
    private readonly IRunDisplay _display;
    private bool _hasBegun;
    private bool _isOver;

    /// <summary>Makes what shows a run.</summary>
    /// <param name="plan">The plan that runs.</param>
    /// <param name="options">The options of the run, by which its end is estimated and, with <see cref="PlanOptions.State"/>, found what earlier runs left; the plan's own by default.</param>
    /// <param name="settings">Where and how it is shown; on the console of this process by default.</param>
    public PlanConsole(PlanGraph plan, PlanOptions? options = null, PlanConsoleSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        settings ??= new PlanConsoleSettings();
        (_plan, _options, _output) = (plan, options ?? new PlanOptions(), settings.Writer);
        _before = settings.Before ?? StateBefore();
        IsLive = settings.ShallMove;
        _display = IsLive
            ? new LiveDisplay(TerminalConsole.ForLive(_output, settings.ShallColour, settings.SizeNow), _options.TimeProvider, _options)
            : new LineDisplay(_output, settings.ShallColour);
    }

    /// <summary>Gets whether it is a display that moves; lines otherwise.</summary>
    public bool IsLive { get; }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The run is over; another one needs another console.</exception>
    public void Report(PlanEvent value)
    {
        ArgumentNullException.ThrowIfNull(value);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isOver, this);
            if (!_hasBegun)
            {
                _hasBegun = true;
                _display.Begin(_plan, _before);
            }

            _display.Report(value);
        }

        if (value.Kind == PlanEventKind.RunEnded) Dispose();
    }

    /// <summary>Writes a line while the run goes on: above a display that moves, among the other lines otherwise.</summary>
    /// <param name="text">The line; what a terminal would obey in it is shown instead.</param>
    public void WriteLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        lock (_lock)
        {
            if (_hasBegun && !_isOver)
            {
                _display.Say(text);
                return;
            }

            _output.Write(PlainText.Of(text) + "\n");
            _output.Flush();
        }
    }

    /// <summary>Leaves the terminal as it was, with the totals of the run; called by itself when a run ends, and by whoever made it in case that the run threw.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_isOver) return;
            _isOver = true;
            if (_hasBegun) _display.End();
        }
    }

    /// <summary>What cannot be read is the run's to report.</summary>
    private PlanStateSnapshot? StateBefore()
    {
        try
        {
            return _options.State?.Load(_plan, _options);
        }
        catch (PlanStateException)
        {
            return null;
        }
    }
}
