using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PlanRuntime.Benchmarks;

/// <summary>What telemetry costs: where nobody listens, where somebody listens to others, and with each that listens.</summary>
internal static class Listeners
{
    public static async Task RunAsync(int tasks)
    {
        Console.WriteLine($"{tasks} tasks, 5 at once, handlers that end at once; ns a task (bytes a task), median of turns");
        Console.WriteLine();
        var table = new ContestTable();
        var handlers = new EmptyHandlers(false);
        var graph = Shape.Of("layered", tasks).ToGraph();
        Task Run() => PlanRunner.RunAsync(graph, handlers, new PlanOptions { MaxParallelism = 5 });
        table.Print("layered", await new Contest(tasks)
            .Add("nobody", Run)
            .Add("nobody, again", Run)
            .Add("to others", () => WithSpansAsync("Another", Run))
            .Add("to metrics", () => WithMetricsAsync(Run))
            .Add("to spans", () => WithSpansAsync(PlanTelemetry.SourceName, Run))
            .RunAsync());
    }

    private static async Task WithSpansAsync(string source, Func<Task> run)
    {
        using var listener = new ActivityListener { ShouldListenTo = s => s.Name == source, Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);
        await run();
    }

    private static async Task WithMetricsAsync(Func<Task> run)
    {
        using var listener = new MeterListener { InstrumentPublished = static (instrument, listening) => { if (instrument.Meter.Name == PlanTelemetry.MeterName) listening.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => { });
        listener.Start();
        await run();
    }
}
