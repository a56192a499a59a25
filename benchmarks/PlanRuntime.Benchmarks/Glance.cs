using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace PlanRuntime.Benchmarks;

/// <summary>A table in seconds instead of minutes: the best of several runs of each cell, in nanoseconds a task.</summary>
internal static class Glance
{
    public static async Task RunAsync(int tasks, int limit)
    {
        Console.WriteLine($"{tasks} tasks, {limit} at once, synchronous handlers; ns a task (bytes a task), median of turns");
        Console.WriteLine();
        var table = new ContestTable();
        foreach (var name in Shape.Names)
        {
            var shape = Shape.Of(name, tasks);
            var graph = shape.ToGraph();
            var options = new PlanOptions { MaxParallelism = limit };
            var untimed = options with { RecordTimes = false };
            var handlers = new EmptyHandlers(false);
            Func<Task> now = () => Task.CompletedTask;
            table.Print(name, await new Contest(tasks)
                .Add("plan", () => PlanRunner.RunAsync(graph, handlers, options))
                .Add("untimed", () => PlanRunner.RunAsync(graph, handlers, untimed))
                .Add("by hand", () => Peers.HandWritten(shape, now, limit))
                .Add("no limit", () => Peers.HandWritten(shape, now, int.MaxValue))
                .Add("on pool", () => Peers.HandWrittenOnThePool(shape, now, limit))
                .Add("continue", () => Peers.ContinueWhenAll(shape, now))
                .Add("dataflow", () => Peers.Dataflow(shape, now, limit))
                .Add("by level", () => Peers.ByLevel(shape, now, limit))
                .RunAsync());
        }

        Console.WriteLine();
        table = new ContestTable();
        foreach (var name in new[] { "wide", "layered" })
        {
            var shape = Shape.Of(name, tasks);
            var graph = shape.ToGraph();
            var options = new PlanOptions { MaxParallelism = limit };
            var handlers = new EmptyHandlers(true);
            table.Print($"{name}, yielding", await new Contest(tasks)
                .Add("plan", () => PlanRunner.RunAsync(graph, handlers, options))
                .Add("untimed", () => PlanRunner.RunAsync(graph, handlers, options with { RecordTimes = false }))
                .Add("bare loop", () => Peers.BareLoop(shape, EmptyHandlers.YieldAsync, limit))
                .Add("by hand", () => Peers.HandWritten(shape, EmptyHandlers.YieldAsync, limit))
                .RunAsync());
        }
    }

    /// <summary>A graph of a million tasks: built, run and reported, with the memory that lives at the end.</summary>
    public static async Task MillionAsync()
    {
        foreach (var name in Shape.Names)
        {
            var shape = Shape.Of(name, 1_000_000);
            for (var round = 0; round < 3; round++) Console.WriteLine($"{name,-8} {await MillionAsync(shape)}");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<string> MillionAsync(Shape shape)
    {
        // The pool remembers the last thing it did: without this, the run before would count.
        for (var run = 0; run < 100; run++) await PlanRunner.RunAsync(Small, new EmptyHandlers(true));
        var before = LiveBytes();
        var clock = Stopwatch.StartNew();
        var graph = shape.ToGraph();
        var built = clock.Elapsed;
        var result = await PlanRunner.RunAsync(graph, new EmptyHandlers(false));
        var completed = result.EnsureCompleted().TaskTime;
        clock.Stop();

        // What the ids and titles cost besides their characters: two references a task, and the index of the ids.
        var index = LiveBytes();
        var copy = new Dictionary<string, int>(shape.Ids.Length, StringComparer.OrdinalIgnoreCase);
        for (var t = 0; t < shape.Ids.Length; t++) copy.Add(shape.Ids[t], t);
        index = LiveBytes() - index + 2L * IntPtr.Size * shape.Ids.Length;
        GC.KeepAlive(copy);
        copy = null;
        var bytes = LiveBytes() - before;
        GC.KeepAlive(result);
        GC.KeepAlive(graph);
        return $"built in {built.TotalMilliseconds:F0} ms; built, run and reported in {clock.Elapsed.TotalMilliseconds:F0} ms (task time {completed.TotalMilliseconds:F0} ms); " +
            $"{bytes / (double)shape.Ids.Length:F0} bytes a task live, {(bytes - index) / (double)shape.Ids.Length:F0} besides ids and titles";
    }

    private static readonly PlanGraph Small = Shape.Of("wide", 100).ToGraph();

    private static long LiveBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
