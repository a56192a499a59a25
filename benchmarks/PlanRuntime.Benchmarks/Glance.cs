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
        var isFirst = true;
        foreach (var name in Shape.Names)
        {
            var shape = Shape.Of(name, tasks);
            var graph = shape.ToGraph();
            var options = new PlanOptions { MaxParallelism = limit };
            var untimed = options with { RecordTimes = false };
            var handlers = new EmptyHandlers(false);
            Func<Task> now = () => Task.CompletedTask;
            Print(name, ref isFirst, await new Contest(tasks)
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
        isFirst = true;
        foreach (var name in new[] { "wide", "layered" })
        {
            var shape = Shape.Of(name, tasks);
            var graph = shape.ToGraph();
            var options = new PlanOptions { MaxParallelism = limit };
            var handlers = new EmptyHandlers(true);
            Print($"{name}, yielding", ref isFirst, await new Contest(tasks)
                .Add("plan", () => PlanRunner.RunAsync(graph, handlers, options))
                .Add("untimed", () => PlanRunner.RunAsync(graph, handlers, options with { RecordTimes = false }))
                .Add("bare loop", () => Peers.BareLoop(shape, EmptyHandlers.YieldAsync, limit))
                .Add("by hand", () => Peers.HandWritten(shape, EmptyHandlers.YieldAsync, limit))
                .RunAsync());
        }
    }

    private static void Print(string name, ref bool isFirst, IReadOnlyList<Score> scores)
    {
        if (isFirst)
        {
            Console.WriteLine($"| |{string.Concat(scores.Select(s => $" {s.Name} |"))}");
            Console.WriteLine($"|---|{string.Concat(scores.Select(_ => "---:|"))}");
        }

        isFirst = false;
        Console.WriteLine($"| {name} |{string.Concat(scores.Select(s => $" {s.Nanoseconds:F0} ({s.Bytes:F0}) |"))}");
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
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var graph = shape.ToGraph();
        var built = clock.Elapsed;
        var result = await PlanRunner.RunAsync(graph, new EmptyHandlers(false));
        var completed = result.EnsureCompleted().TaskTime;
        clock.Stop();
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1_000_000.0;
        GC.KeepAlive(result);
        return $"built in {built.TotalMilliseconds:F0} ms; built, run and reported in {clock.Elapsed.TotalMilliseconds:F0} ms (task time {completed.TotalMilliseconds:F0} ms); {bytes:F0} bytes a task live";
    }
}
