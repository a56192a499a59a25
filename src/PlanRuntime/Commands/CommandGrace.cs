namespace PlanRuntime;

/// <summary>The time between the cancellation of a command and its end by force.</summary>
internal sealed class CommandGrace : IDisposable
{
    private readonly CancellationTokenSource? _over;
    private readonly CancellationTokenRegistration _canceled;
    private readonly TimeSpan _time;
    private readonly TimeProvider _clock;
    private readonly CancellationToken _kill;
    private CancellationTokenRegistration _killed;
    private ITimer? _timer;

    public CommandGrace(PlanCommandOptions options, TimeProvider clock, CancellationToken canceled)
    {
        (_time, _clock, _kill, Over) = (options.Grace ?? TimeSpan.Zero, clock, options.Kill, canceled);
        if (_time <= TimeSpan.Zero) return;
        _over = new CancellationTokenSource();
        Over = _over.Token;
        _canceled = canceled.UnsafeRegister(static grace => ((CommandGrace)grace!).Begin(), this);
    }

    /// <summary>Gets the token that is cancelled when the command is to be killed.</summary>
    public CancellationToken Over { get; }

    public void Dispose()
    {
        // Returns when Begin is not running any more.
        _canceled.Dispose();
        _killed.Dispose();
        _timer?.Dispose();
        _over?.Dispose();
    }

    private void Begin()
    {
        _timer = _clock.CreateTimer(static over => End((CancellationTokenSource)over!), _over, _time, Timeout.InfiniteTimeSpan);
        _killed = _kill.UnsafeRegister(static over => End((CancellationTokenSource)over!), _over);
    }

    private static void End(CancellationTokenSource over)
    {
        try
        {
            over.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The command ended in this instant.
        }
    }
}
