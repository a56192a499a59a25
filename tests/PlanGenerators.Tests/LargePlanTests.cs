using System.Globalization;
using System.Text;

namespace PlanGenerators.Tests;

/// <summary>Plans of the size people write, and far above it, are generated, compiled and run.</summary>
public sealed class LargePlanTests
{
    [Fact]
    public async Task Thirty_seven_tasks_of_every_shape_run()
    {
        var generated = new TestProject().WithFile("shapes.plan.md", await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Plans", "shapes.plan.md"), TestContext.Current.CancellationToken)).WithSource("""
            namespace App;
            public static partial class ShapesPlan
            {
                [PlanTask("*")] static ValueTask<string> Do(PlanTaskContext context) => new(context.Task.Id);
                public static async Task<string> Run()
                {
                    var result = await RunAsync();
                    return $"{result.Status} {result.Tasks.Count(t => t.Status == PlanTaskStatus.Completed)} {result.ResultOf(new PlanTaskHandle<string>("8.5"))}";
                }
            }
            """).Generate(TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", generated.Diagnostics.Select(d => d.ToString()).Concat(generated.CompilerDiagnostics)));
        Assert.Equal("Completed 37 8.5", await generated.CallAsync<string>("App.ShapesPlan", "Run"));
    }

    [Fact]
    public async Task Ten_thousand_tasks_run_by_one_function()
    {
        var generated = new TestProject().WithFile("plan.md", Layered(10_000)).WithSource("""
            public static class Code
            {
                public static async Task<string> Run()
                {
                    var count = 0;
                    var result = await App.Plan.RunAsync((task, ct) => { Interlocked.Increment(ref count); return Task.CompletedTask; });
                    return result.Status + " " + count;
                }
            }
            """).Generate(TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", generated.Diagnostics.Select(d => d.ToString()).Concat(generated.CompilerDiagnostics)));
        Assert.Equal("Completed 10000", await generated.CallAsync<string>("Code", "Run"));
    }

    [Fact]
    public async Task Three_thousand_tasks_with_typed_results_run()
    {
        var code = new StringBuilder("namespace App;\npublic static partial class Plan\n{\n");
        for (var t = 0; t < 3_000; t++)
        {
            var take = t >= 100 ? string.Create(CultureInfo.InvariantCulture, $"[From(\"{IdOf(t - 100)}\")] int before") : "";
            code.Append(CultureInfo.InvariantCulture, $"    [PlanTask(\"{IdOf(t)}\")] static int Do{t}({take}) => {(t >= 100 ? "before + 1" : "1")};\n");
        }

        code.Append("    public static async Task<string> Run() { var r = await RunAsync(); return r.Status + \" \" + r.ResultOf(Tasks.Task2999); }\n}\n");
        var generated = new TestProject().WithFile("plan.md", Layered(3_000)).WithSource(code.ToString()).Generate(TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", generated.Diagnostics.Select(d => d.ToString()).Concat(generated.CompilerDiagnostics)));
        Assert.Equal("Completed 30", await generated.CallAsync<string>("App.Plan", "Run"));
    }

    /// <summary>Layers of a hundred tasks; each task waits for the one above it.</summary>
    private static string Layered(int tasks)
    {
        var plan = new StringBuilder("---\nphases: ignore\n---\n# Large\n");
        for (var t = 0; t < tasks; t++)
        {
            if (t % 100 == 0) plan.Append(CultureInfo.InvariantCulture, $"\n## Phase {(t / 100) + 1}: Layer\n");
            plan.Append(CultureInfo.InvariantCulture, $"- [ ] {IdOf(t)} Task {t}");
            plan.Append(t >= 100 ? $" (depends: {IdOf(t - 100)})\n" : "\n");
        }

        return plan.ToString();
    }

    private static string IdOf(int task) => string.Create(CultureInfo.InvariantCulture, $"{(task / 100) + 1}.{(task % 100) + 1}");
}
