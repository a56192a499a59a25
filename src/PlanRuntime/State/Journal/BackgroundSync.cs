namespace PlanRuntime;

/// <summary>Forces a file onto the disk in the background: one flush at a time, each for all that was written before it.</summary>
internal sealed class BackgroundSync(StateFile file) : IThreadPoolWorkItem
{
    private readonly object _lock = new();
    private bool _isWanted;
    private bool _isRunning;
    private Exception? _fault;

    /// <summary>Something was written.</summary>
    public void Request()
    {
        lock (_lock)
        {
            _isWanted = true;
            if (_isRunning) return;
            _isRunning = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <exception cref="IOException">An earlier flush failed: what it was for may not be on the disk.</exception>
    public void ThrowIfFailed()
    {
        lock (_lock)
        {
            if (_fault is not null) throw new IOException(_fault.Message, _fault);
        }
    }

    /// <summary>Returns when everything is on the disk.</summary>
    public void Finish()
    {
        lock (_lock)
        {
            while (_isRunning) Monitor.Wait(_lock);
            if (!_isWanted) return;
            _isWanted = false;
        }

        file.Sync();
    }

    public void Execute()
    {
        while (true)
        {
            lock (_lock)
            {
                if (!_isWanted || _fault is not null)
                {
                    _isRunning = false;
                    Monitor.PulseAll(_lock);
                    return;
                }

                _isWanted = false;
            }

            try
            {
                file.Sync();
            }
            catch (Exception fault) when (StateFaults.IsOfFiles(fault))
            {
                lock (_lock) _fault = fault;
            }
        }
    }
}
