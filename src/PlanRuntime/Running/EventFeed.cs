namespace PlanRuntime;

/// <summary>Hands events to an observer one at a time and in order, never under the lock of the run.</summary>
internal sealed class EventFeed(IProgress<PlanEvent> observer, RunLock runLock)
{
    private readonly Queue<PlanEvent> _events = new();
    private bool _isDelivering;
    private bool _isSilent;

    /// <summary>What the observer threw; it was told nothing afterwards.</summary>
    public Exception? Error { get; private set; }

    /// <summary>Called before an event is handed over, which it may forbid: who is told of something may rely on it.</summary>
    public Func<bool>? OnBefore { get; init; }

    /// <summary>Called when the last event has been delivered.</summary>
    public Action? OnLast { get; set; }

    /// <summary>Whether an event waits that nobody is delivering; called under the lock of the run.</summary>
    public bool IsBehind => _events.Count > 0 && !_isDelivering;

    /// <summary>Appends an event; called under the lock of the run.</summary>
    public void Add(PlanEvent happening) => _events.Enqueue(happening);

    /// <summary>Delivers what was appended, unless another thread is at it; called outside of the lock.</summary>
    public void Deliver()
    {
        var isMine = false;
        while (true)
        {
            PlanEvent happening;
            using (runLock.Enter())
            {
                if (_isDelivering && !isMine) return;
                _isDelivering = isMine = _events.Count > 0;
                if (!isMine) return;
                happening = _events.Dequeue();
            }

            if (OnBefore?.Invoke() != false) Report(happening);
            if (happening.Kind == PlanEventKind.RunEnded) OnLast?.Invoke();
        }
    }

    private void Report(PlanEvent happening)
    {
        if (_isSilent) return;
        try
        {
            observer.Report(happening);
        }
#pragma warning disable CA1031 // Do not catch general exception types: whoever watches must not decide how the run ends; the result reports it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Error = exception;
            _isSilent = true;
        }
    }
}
