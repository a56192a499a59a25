namespace PlanRuntime.Benchmarks;

/// <summary>What each feature of a run costs: one plan, run without anything and then with one thing more at a time.</summary>
internal static class Costs
{
    public static async Task RunAsync(int tasks)
    {
        Console.WriteLine($"{tasks} tasks, 5 at once, synchronous handlers; ns a task (bytes a task), median of turns");
        Console.WriteLine();
        var table = new ContestTable();
        foreach (var name in Shape.Names)
        {
            var shape = Shape.Of(name, tasks);
            var (graph, withFiles) = (shape.ToGraph(), shape.ToGraph(withFiles: true));
            var handlers = new EmptyHandlers(false);
            var bare = new PlanOptions { MaxParallelism = 5, RecordTimes = false };
            var atOnce = new PlanRetry { Delay = TimeSpan.Zero };
            table.Print(name, await new Contest(tasks)
                .Add("nothing", () => PlanRunner.RunAsync(graph, handlers, bare))
                .Add("times", () => PlanRunner.RunAsync(graph, handlers, bare with { RecordTimes = true }))
                .Add("a function", () => PlanRunner.RunAsync(graph, static (_, _) => Task.CompletedTask, bare))
                .Add("batches", () => PlanRunner.RunAsync(graph, handlers, bare with { Pattern = PlanPattern.Batched }))
                .Add("a file each", () => PlanRunner.RunAsync(withFiles, handlers, bare))
                .Add("and a limiter", () => PlanRunner.RunAsync(withFiles, handlers, bare with { Limiter = new PlanLimiter() }))
                .Add("an observer", () => PlanRunner.RunAsync(graph, handlers, bare with { Progress = new Nobody() }))
                .Add("retries", () => PlanRunner.RunAsync(graph, handlers, bare with { MaxAttempts = 2, Retry = atOnce }))
                .Add("timeouts", () => PlanRunner.RunAsync(graph, handlers, bare with { TaskTimeout = TimeSpan.FromHours(1) }))
                .RunAsync());
        }
    }

    private sealed class Nobody : IProgress<PlanEvent>
    {
        public void Report(PlanEvent value)
        {
        }
    }
}
