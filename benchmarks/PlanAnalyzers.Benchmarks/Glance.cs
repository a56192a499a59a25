using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PlanAnalyzers.Benchmarks;

/// <summary>The parts of one build in processor time, taken in turns within one process; each figure is the median of the turns.</summary>
internal static class Glance
{
    private const int Turns = 3;

    public static async Task PrintAsync()
    {
        var bare = Build.Of(0, 0, 200);
        var planned = Build.Of(50, 200, 200);
        var analyzers = ImmutableArray.Create<DiagnosticAnalyzer>(new PlanFileAnalyzer(), new PlanHandlerAnalyzer(), new PlanProjectAnalyzer());
        var parts = new (string Name, Func<Task> Run)[]
        {
            ("compile 200 C# files, no plan", () => Done(() => Build.Compile(bare))),
            ("compile them with 50 plans of 200 tasks, generated code included", () => Done(() => Build.Compile(planned))),
            ("the generator alone", () => Done(() => planned.CreateDriver().RunGenerators(planned.Compile()))),
        };
        var times = new double[parts.Length][];
        for (var part = 0; part < parts.Length; part++) times[part] = new double[Turns];
        // The first turns let the compiler finish with the code.
        for (var turn = -2; turn < Turns; turn++)
        {
            for (var part = 0; part < parts.Length; part++)
            {
                var before = Environment.CpuUsage.TotalTime;
                await parts[part].Run();
                if (turn >= 0) times[part][turn] = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
            }
        }

        // What binding the compiler's own work costs is not the analyzers': theirs is the time that the driver notes for each.
        var options = new AnalyzerOptions(planned.AdditionalTexts(), planned.CreateOptions());
        var run = Analysis();
        for (var turn = 0; turn < Turns; turn++)
        {
            run = Analysis();
            await run.GetAnalyzerDiagnosticsAsync();
        }

        Console.WriteLine("| part | processor time | of the whole compile |");
        Console.WriteLine("|---|---|---|");
        var whole = Median(times[1]);
        for (var part = 0; part < parts.Length; part++) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {parts[part].Name} | {Median(times[part]):F0} ms | {Median(times[part]) / whole:P0} |"));
        foreach (var analyzer in analyzers)
        {
            var time = (await run.GetAnalyzerTelemetryInfoAsync(analyzer, default)).ExecutionTime.TotalMilliseconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {analyzer.GetType().Name} | {time:F0} ms | {time / whole:P0} |"));
        }

        CompilationWithAnalyzers Analysis() => planned.Generate().Compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(options, null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
    }

    private static Task Done(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private static double Median(double[] times)
    {
        Array.Sort(times);
        return times[times.Length / 2];
    }
}
