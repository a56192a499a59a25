using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace PlanRuntime.Benchmarks;

/// <summary>
/// How much of the processors' time goes into handlers that compute for a microsecond each: the time that as many threads as
/// there are processors need for the same computations without any graph, as a share of the time of a run.
/// </summary>
internal static class BusyCores
{
    private const int Tasks = 10_000;

    /// <summary>What a microsecond computes, found out when it is first asked for.</summary>
    private static readonly int s_rounds = RoundsOf(TimeSpan.FromMicroseconds(1));

    private static ulong s_seen;

    public static async Task RunAsync()
    {
        Console.WriteLine($"{Tasks} tasks that compute for 1 µs, 5 at once, {Environment.ProcessorCount} processors; how busy they are, in the median of turns");
        Console.WriteLine();
        Console.WriteLine("| | plan | without times | on pool | dataflow | by level |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (var name in new[] { "wide", "layered", "tree" })
        {
            var shape = Shape.Of(name, Tasks);
            var graph = shape.ToGraph();
            var timed = new PlanOptions { MaxParallelism = 5 };
            var work = new Work();
            Func<Task> body = () =>
            {
                Compute(s_rounds);
                return Task.CompletedTask;
            };
            var scores = await new Contest(Tasks, milliseconds: 40)
                .Add("alone", ComputeAsync)
                .Add("plan", () => PlanRunner.RunAsync(graph, work, timed))
                .Add("without times", () => PlanRunner.RunAsync(graph, work, timed with { RecordTimes = false }))
                .Add("on pool", () => Peers.HandWrittenOnThePool(shape, body, 5))
                .Add("dataflow", () => Peers.Dataflow(shape, body, 5))
                .Add("by level", () => Peers.ByLevel(shape, body, 5))
                .RunAsync();
            Console.WriteLine($"| {name} |{string.Concat(scores.Skip(1).Select(s => $" {100 * scores[0].Nanoseconds / s.Nanoseconds:F0} % |"))}");
        }
    }

    /// <summary>The same computations, divided among the processors in advance.</summary>
    private static Task ComputeAsync() => Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(p => Task.Run(() =>
    {
        for (var t = p; t < Tasks; t += Environment.ProcessorCount) Compute(s_rounds);
    })));

    /// <summary>Steps of a generator, each of which needs the one before it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Compute(int rounds)
    {
        var state = 1UL;
        for (var i = 0; i < rounds; i++) state = state * 6364136223846793005 + 1442695040888963407;
        if (state == 0) s_seen = state;
    }

    private static int RoundsOf(TimeSpan time)
    {
        const int Many = 1000;
        var best = TimeSpan.MaxValue;
        for (var tries = 0; tries < 10_000; tries++)
        {
            var began = Stopwatch.GetTimestamp();
            Compute(Many);
            var took = Stopwatch.GetElapsedTime(began);
            if (took < best) best = took;
        }

        return (int)(Many * (time / best));
    }

    private sealed class Work : PlanHandlers
    {
        public override bool Handles(int task) => true;

        public override ValueTask ExecuteAsync(int task, PlanTaskContext context, CancellationToken cancellationToken)
        {
            Compute(s_rounds);
            return default;
        }
    }
}
