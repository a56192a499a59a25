using System.Threading.Tasks.Dataflow;

namespace PlanRuntime.Benchmarks;

/// <summary>What one would write by hand for the same graph; none records anything.</summary>
public static class Peers
{
    public static Task HandWritten(Shape shape, Func<Task> body, int limit)
    {
        var slots = SlotsOf(limit);
        var tasks = new Dictionary<string, Task>(shape.Ids.Length);
        for (var t = 0; t < shape.Ids.Length; t++)
        {
            tasks[shape.Ids[t]] = AfterAsync(shape.Needs[t].Select(n => tasks[shape.Ids[n]]), body, slots);
        }

        return Task.WhenAll(tasks.Values);
    }

    public static Task HandWrittenOnThePool(Shape shape, Func<Task> body, int limit)
    {
        var slots = SlotsOf(limit);
        var tasks = new Dictionary<string, Task>(shape.Ids.Length);
        for (var t = 0; t < shape.Ids.Length; t++)
        {
            var before = shape.Needs[t].Select(n => tasks[shape.Ids[n]]).ToArray();
            tasks[shape.Ids[t]] = Task.Run(() => AfterAsync(before, body, slots));
        }

        return Task.WhenAll(tasks.Values);
    }

    public static Task ContinueWhenAll(Shape shape, Func<Task> body)
    {
        var tasks = new Dictionary<string, Task>(shape.Ids.Length);
        for (var t = 0; t < shape.Ids.Length; t++)
        {
            var needs = shape.Needs[t];
            var before = new Task[needs.Length];
            for (var i = 0; i < needs.Length; i++) before[i] = tasks[shape.Ids[needs[i]]];
            tasks[shape.Ids[t]] = before.Length == 0
                ? Task.Factory.StartNew(body, CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Default).Unwrap()
                : Task.Factory.ContinueWhenAll(before, _ => body(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Unwrap();
        }

        return Task.WhenAll(tasks.Values);
    }

    public static async Task Dataflow(Shape shape, Func<Task> body, int limit)
    {
        var (waiting, followers) = Followers(shape);
        var left = shape.Ids.Length;
        ActionBlock<int>? block = null;
        block = new ActionBlock<int>(
            async task =>
            {
                await body();
                foreach (var follower in followers[task])
                {
                    if (Interlocked.Decrement(ref waiting[follower]) == 0) block!.Post(follower);
                }

                if (Interlocked.Decrement(ref left) == 0) block!.Complete();
            },
            new ExecutionDataflowBlockOptions { MaxDegreeOfParallelism = limit == int.MaxValue ? DataflowBlockOptions.Unbounded : limit });
        for (var t = 0; t < shape.Ids.Length; t++)
        {
            if (shape.Needs[t].Length == 0) block.Post(t);
        }

        await block.Completion;
    }

    public static async Task ByLevel(Shape shape, Func<Task> body, int limit)
    {
        var (waiting, followers) = Followers(shape);
        var level = new List<int>();
        for (var t = 0; t < waiting.Length; t++)
        {
            if (waiting[t] == 0) level.Add(t);
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = limit == int.MaxValue ? -1 : limit };
        while (level.Count > 0)
        {
            await Parallel.ForEachAsync(level, options, (_, _) => new ValueTask(body()));
            var next = new List<int>();
            foreach (var task in level)
            {
                foreach (var follower in followers[task])
                {
                    if (--waiting[follower] == 0) next.Add(follower);
                }
            }

            level = next;
        }
    }

    /// <summary>So many loops over the tasks without any graph: what the handlers alone cost.</summary>
    public static Task BareLoop(Shape shape, Func<Task> body, int limit)
    {
        var next = -1;
        async Task LoopAsync()
        {
            while (Interlocked.Increment(ref next) < shape.Ids.Length) await body();
        }

        return Task.WhenAll(Enumerable.Range(0, Math.Min(limit, 64)).Select(_ => Task.Run(LoopAsync)));
    }

    private static SemaphoreSlim? SlotsOf(int limit) => limit == int.MaxValue ? null : new SemaphoreSlim(limit);

    private static async Task AfterAsync(IEnumerable<Task> before, Func<Task> body, SemaphoreSlim? slots)
    {
        await Task.WhenAll(before);
        if (slots is not null) await slots.WaitAsync();
        try
        {
            await body();
        }
        finally
        {
            slots?.Release();
        }
    }

    private static (int[] Waiting, List<int>[] Followers) Followers(Shape shape)
    {
        var waiting = new int[shape.Ids.Length];
        var followers = new List<int>[shape.Ids.Length];
        for (var t = 0; t < waiting.Length; t++) followers[t] = [];
        for (var t = 0; t < waiting.Length; t++)
        {
            waiting[t] = shape.Needs[t].Length;
            foreach (var needed in shape.Needs[t]) followers[needed].Add(t);
        }

        return (waiting, followers);
    }
}
