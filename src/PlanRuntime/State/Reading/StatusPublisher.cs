namespace PlanRuntime;

/// <summary>
/// Publishes a status that changes, in the background: at once if there was none for a while, otherwise later for many
/// changes together, and so rarely that it takes a twentieth of the time at most.
/// </summary>
internal sealed class StatusPublisher : IDisposable
{
    private const int ShareOfTime = 20;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(250);

    private readonly TimeProvider _clock;
    private readonly Action _publish;
    private readonly ITimer _timer;
    private readonly object _publishing = new();
    private int _isDue;
    private long _next;
    private bool _isDisposed;

    public StatusPublisher(TimeProvider clock, Action publish)
    {
        (_clock, _publish, _next) = (clock, publish, clock.GetTimestamp());
        _timer = clock.CreateTimer(static self => ((StatusPublisher)self!).Publish(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The status is another.</summary>
    public void Change()
    {
        if (Interlocked.Exchange(ref _isDue, 1) == 1) return;
        var pause = _clock.GetElapsedTime(_clock.GetTimestamp(), Volatile.Read(ref _next));
        _timer.Change(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Returns when nothing is being published; nothing is afterwards.</summary>
    public void Dispose()
    {
        lock (_publishing) _isDisposed = true;
        _timer.Dispose();
    }

    private void Publish()
    {
        lock (_publishing)
        {
            if (_isDisposed) return;
            Volatile.Write(ref _isDue, 0);
            var began = _clock.GetTimestamp();
            _publish();
            var ended = _clock.GetTimestamp();
            var pause = ShareOfTime * _clock.GetElapsedTime(began, ended);
            Volatile.Write(ref _next, ended + (long)((pause > ShortestPause ? pause : ShortestPause).TotalSeconds * _clock.TimestampFrequency));
        }
    }
}
