namespace PlanRuntime.Testing;

/// <summary>What a test says of one task.</summary>
internal sealed class TaskScript
{
    private readonly Dictionary<int, Exception?> _failures = [];
    private (bool IsSet, Exception? Error) _everyAttempt;

    /// <summary>What does the task instead of its handler; <see langword="null"/> if the handler does it.</summary>
    public FakeTask? Fake { get; set; }

    public TimeSpan? Duration { get; set; }

    public void Fail(int? attempt, Exception? error)
    {
        if (attempt is { } number) _failures[number] = error;
        else _everyAttempt = (true, error);
    }

    /// <summary>What an attempt throws, or <see langword="null"/>.</summary>
    public Exception? ErrorOf(PlanTaskContext context)
    {
        if (!_failures.TryGetValue(context.Attempt, out var error))
        {
            if (!_everyAttempt.IsSet) return null;
            error = _everyAttempt.Error;
        }

        return error ?? new InvalidOperationException($"Task '{context.Task.Id}' was made to fail in attempt {context.Attempt}.");
    }
}
