using System.Diagnostics;

namespace PlanRuntime.Benchmarks;

/// <summary>How much of the processors' time goes into handlers that compute for a microsecond each.</summary>
internal static class BusyCores
{
    private const int Tasks = 10_000;
    private const int Rounds = 40;

    public static async Task RunAsync()
    {
        Console.WriteLine($"{Tasks} tasks of 1 µs, 5 at once, {Environment.ProcessorCount} processors; share of their time spent in handlers, median of {Rounds} runs");
        Console.WriteLine();
        Console.WriteLine("| | plan | without times | on pool | dataflow | by level |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (var name in new[] { "wide", "layered", "tree" })
        {
            var shape = Shape.Of(name, Tasks);
            var graph = shape.ToGraph();
            var timed = new PlanOptions { MaxParallelism = 5 };
            var work = new Work();
            Task Body()
            {
                work.Run();
                return Task.CompletedTask;
            }

            var shares = new List<double>();
            foreach (var run in new Func<Task>[]
            {
                () => PlanRunner.RunAsync(graph, work, timed),
                () => PlanRunner.RunAsync(graph, work, timed with { RecordTimes = false }),
                () => Peers.HandWrittenOnThePool(shape, Body, 5),
                () => Peers.Dataflow(shape, Body, 5),
                () => Peers.ByLevel(shape, Body, 5),
            })
            {
                shares.Add(await ShareAsync(run, work));
            }

            Console.WriteLine($"| {name} |{string.Concat(shares.Select(s => $" {100 * s:F0} % |"))}");
        }
    }

    private static async Task<double> ShareAsync(Func<Task> run, Work work)
    {
        var shares = new double[Rounds];
        for (var round = -Rounds; round < Rounds; round++)
        {
            work.Spent = 0;
            var began = Stopwatch.GetTimestamp();
            await run();
            if (round >= 0) shares[round] = work.Spent / (double)((Stopwatch.GetTimestamp() - began) * Environment.ProcessorCount);
        }

        Array.Sort(shares);
        return shares[Rounds / 2];
    }

    private sealed class Work : PlanHandlers
    {
        private static readonly long Microsecond = Stopwatch.Frequency / 1_000_000;
        private long _spent;

        public long Spent
        {
            get => _spent;
            set => _spent = value;
        }

        public override bool Handles(int task) => true;

        public override ValueTask ExecuteAsync(int task, PlanTaskContext context, CancellationToken cancellationToken)
        {
            Run();
            return default;
        }

        public void Run()
        {
            var began = Stopwatch.GetTimestamp();
            long now;
            do now = Stopwatch.GetTimestamp();
            while (now - began < Microsecond);
            Interlocked.Add(ref _spent, now - began);
        }
    }
}
