using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace PlanRuntime.Benchmarks;

/// <summary>A table in seconds instead of minutes: the best of several runs of each cell, in nanoseconds a task.</summary>
internal static class Glance
{
    public static async Task RunAsync(int tasks, int limit)
    {
        Console.WriteLine($"{tasks} tasks, {limit} at once, synchronous handlers; ns a task, best of several");
        Console.WriteLine($"{"",-8} {"plan",8} {"untimed",8} {"by hand",8} {"on pool",8} {"continue",8} {"dataflow",8} {"by level",8}");
        foreach (var name in Shape.Names)
        {
            var shape = Shape.Of(name, tasks);
            var graph = shape.ToGraph();
            var options = new PlanOptions { MaxParallelism = limit };
            var untimed = options with { RecordTimes = false };
            Func<Task> now = () => Task.CompletedTask;
            Console.WriteLine(
                $"{name,-8} {await BestAsync(tasks, () => PlanRunner.RunAsync(graph, new EmptyHandlers(false), options)),8:F0}" +
                $" {await BestAsync(tasks, () => PlanRunner.RunAsync(graph, new EmptyHandlers(false), untimed)),8:F0}" +
                $" {await BestAsync(tasks, () => Peers.HandWritten(shape, now, limit)),8:F0}" +
                $" {await BestAsync(tasks, () => Peers.HandWrittenOnThePool(shape, now, limit)),8:F0}" +
                $" {await BestAsync(tasks, () => Peers.ContinueWhenAll(shape, now)),8:F0}" +
                $" {await BestAsync(tasks, () => Peers.Dataflow(shape, now, limit)),8:F0}" +
                $" {await BestAsync(tasks, () => Peers.ByLevel(shape, now, limit)),8:F0}");
        }

        Console.WriteLine("yielding handlers: plan, bare loop");
        foreach (var name in new[] { "wide", "layered" })
        {
            var shape = Shape.Of(name, tasks);
            var graph = shape.ToGraph();
            var options = new PlanOptions { MaxParallelism = limit };
            Console.WriteLine(
                $"{name,-8} {await BestAsync(tasks, () => PlanRunner.RunAsync(graph, new EmptyHandlers(true), options)),8:F0}" +
                $" {await BestAsync(tasks, () => Peers.BareLoop(shape, EmptyHandlers.YieldAsync, limit)),8:F0}");
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

    private static async Task<double> BestAsync(int tasks, Func<Task> run)
    {
        var best = double.MaxValue;
        var rounds = Math.Max(5, 400_000 / tasks);
        for (var round = 0; round < rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            await run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(began).TotalNanoseconds / tasks);
        }

        return best;
    }
}
