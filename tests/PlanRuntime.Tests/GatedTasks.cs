using System.Collections.Concurrent;
using System.Threading.Channels;

namespace PlanRuntime.Tests;

/// <summary>Tasks that a test ends by hand: it awaits starts and says how each ends.</summary>
internal sealed class GatedTasks
{
    private readonly Channel<string> _started = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();
    private readonly ConcurrentDictionary<string, int> _starts = new();

    public async Task RunAsync(PlanTaskContext context, CancellationToken cancellationToken)
    {
        var id = context.Task.Id;
        _starts.AddOrUpdate(id, 1, (_, count) => count + 1);
        var gate = GateOf(id);
        _started.Writer.TryWrite(id);
        await gate.Task.WaitAsync(cancellationToken);
    }

    public int StartsOf(string id) => _starts.GetValueOrDefault(id);

    /// <summary>Awaits the next starts, in any order.</summary>
    public async Task<string[]> NextStarts(int count)
    {
        var ids = new string[count];
        for (var i = 0; i < count; i++) ids[i] = await _started.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Array.Sort(ids, StringComparer.Ordinal);
        return ids;
    }

    /// <summary>The starts that nobody has awaited.</summary>
    public bool HasStarted => _started.Reader.TryPeek(out _);

    public void Complete(params string[] ids)
    {
        foreach (var id in ids) GateOf(id).TrySetResult();
    }

    public void Fail(string id, string message) => GateOf(id).TrySetException(new InvalidOperationException(message));

    private TaskCompletionSource GateOf(string id) => _gates.GetOrAdd(id, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
