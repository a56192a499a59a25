using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Perfolizer.Horology;

namespace PlanRuntime.Benchmarks;

/// <summary>The tables of docs/runtime.md: the cells of the full suite that fit into some minutes, measured by BenchmarkDotNet in one go.</summary>
internal static class PublishedTable
{
    private const int Published = 10_000;
    private const int Limit = 5;

    /// <summary>Short measurements, since the full suite has 300 cells; begun when the runtime has compiled for good, which takes it a second or two.</summary>
    public static ManualConfig Settings(IConfig config) => ManualConfig.Create(config)
        .AddJob(Job.Default.WithWarmupCount(14).WithIterationCount(7).WithIterationTime(TimeInterval.FromMilliseconds(150)).WithEvaluateOverhead(false))
        .AddDiagnoser(MemoryDiagnoser.Default);

    public static void Run()
    {
        var settings = Settings(DefaultConfig.Instance).AddFilter(new SimpleFilter(IsPublished));
        var summaries = BenchmarkRunner.Run([typeof(OverheadBenchmarks), typeof(YieldingBenchmarks)], settings);
        foreach (var summary in summaries)
        {
            foreach (var size in summary.Reports.GroupBy(TasksOf).OrderBy(g => g.Key)) Print(size.Key, [.. size]);
        }
    }

    /// <summary>All that are compared at 10,000 tasks; at other sizes the plan and the graph by hand, where edges are many and where there are none.</summary>
    private static bool IsPublished(BenchmarkCase benchmark)
    {
        var parameters = benchmark.Parameters;
        if ((int)parameters["Limit"] != Limit) return false;
        return (int)parameters["Tasks"] == Published
            || ((string)parameters["Name"] is "wide" or "layered" && benchmark.Descriptor.WorkloadMethod.Name is nameof(OverheadBenchmarks.Plan) or nameof(OverheadBenchmarks.PlanWithoutTimes) or nameof(OverheadBenchmarks.HandWritten));
    }

    private static int TasksOf(BenchmarkReport report) => (int)report.BenchmarkCase.Parameters["Tasks"];

    private static void Print(int tasks, BenchmarkReport[] reports)
    {
        Console.WriteLine();
        Console.WriteLine($"{reports[0].BenchmarkCase.Descriptor.Type.Name}, {tasks} tasks, {Limit} at once: ns a task (bytes a task), median");
        Console.WriteLine();
        var methods = reports.Select(r => r.BenchmarkCase.Descriptor.WorkloadMethod.Name).Distinct().ToArray();
        Console.WriteLine($"| |{string.Concat(methods.Select(m => $" {m} |"))}");
        Console.WriteLine($"|---|{string.Concat(methods.Select(_ => "---:|"))}");
        foreach (var shape in reports.GroupBy(r => (string)r.BenchmarkCase.Parameters["Name"]))
        {
            var cells = methods.Select(m => CellOf(tasks, shape.FirstOrDefault(r => r.BenchmarkCase.Descriptor.WorkloadMethod.Name == m)));
            Console.WriteLine($"| {shape.Key} |{string.Concat(cells.Select(c => $" {c} |"))}");
        }
    }

    private static string CellOf(int tasks, BenchmarkReport? report) => report?.ResultStatistics is { } times
        ? string.Create(CultureInfo.InvariantCulture, $"{times.Median / tasks:F0} ({report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) / tasks:F0})")
        : "";
}
