using System.Diagnostics;
using System.Globalization;

namespace PlanRuntime.Benchmarks;

/// <summary>What keeping state costs: tasks a second for each policy, beside a run that keeps nothing.</summary>
internal static class Journals
{
    public static async Task RunAsync(int tasks)
    {
        var graph = Shape.Of("layered", tasks).ToGraph();
        var root = Directory.CreateTempSubdirectory("plan-journals-").FullName;
        try
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tasks} tasks, layered, 5 at once, handlers that end at once; tasks a second, best of 5"));
            Console.WriteLine($"{"nothing kept",-20} {await BestAsync(tasks, _ => new PlanOptions(), graph),12:N0}");
            foreach (var sync in Enum.GetValues<PlanSync>().OrderBy(s => s == PlanSync.EveryRecord))
            {
                Console.WriteLine($"{sync,-20} {await BestAsync(tasks, round => new PlanOptions { State = PlanState.Directory(Path.Combine(root, $"{sync}{round}"), sync) }, graph),12:N0}");
            }

            foreach (var sync in Enum.GetValues<PlanSync>().OrderBy(s => s == PlanSync.EveryRecord))
            {
                Console.WriteLine($"{"SQLite " + sync,-20} {await BestAsync(tasks, round => new PlanOptions { State = SqlitePlanState.At(Path.Combine(root, $"{sync}{round}.db"), sync) }, graph),12:N0}");
            }

            var state = PlanState.Directory(Path.Combine(root, "None0"));
            var clock = Stopwatch.StartNew();
            await PlanRunner.RunAsync(graph, new EmptyHandlers(false), new PlanOptions { State = state });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a run with nothing left to do: {clock.Elapsed.TotalMilliseconds:F0} ms; journal {new FileInfo(Path.Combine(root, "None0", "journal")).Length / tasks} bytes a task"));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task<double> BestAsync(int tasks, Func<int, PlanOptions> options, PlanGraph graph)
    {
        var best = 0.0;
        for (var round = 0; round < 5; round++)
        {
            var handlers = new EmptyHandlers(false);
            var given = options(round);
            var clock = Stopwatch.StartNew();
            (await PlanRunner.RunAsync(graph, handlers, given)).EnsureCompleted();
            best = Math.Max(best, tasks / clock.Elapsed.TotalSeconds);
        }

        return best;
    }
}
