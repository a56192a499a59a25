namespace PlanRuntime;

/// <summary>Passes on what a process writes, and keeps its last lines for the message of a failure.</summary>
internal sealed class CommandOutput(PlanTaskContext context, Action<PlanTask, string>? log)
{
    private const int LinesKept = 20;

    private readonly Queue<string> _last = new();

    /// <summary>The last lines, each on a line of its own.</summary>
    public string Tail
    {
        get
        {
            lock (_last) return _last.Count == 0 ? "" : ":\n" + string.Join('\n', _last);
        }
    }

    /// <summary>Takes a line of either stream.</summary>
    public void Add(string line)
    {
        lock (_last)
        {
            if (_last.Count == LinesKept) _last.Dequeue();
            _last.Enqueue(line);

            // Both streams write: under the lock, so that the log has one line after the other.
            log?.Invoke(context.Task, line);
        }

        context.Report(0, line);
    }
}
