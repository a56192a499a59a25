using System.Globalization;
using Markdig;

namespace PlanModel.Benchmarks;

/// <summary>
/// One table that can be trusted on a busy machine: processor time instead of time on the clock, and what is
/// compared in turns within one process. Each figure is the median of the turns.
/// </summary>
internal static class Glance
{
    private const int Turns = 7;

    // A turn takes as many calls as make it long beside the clock's grain.
    private const int TasksInTurn = 20_000;

    public static void Print()
    {
        Console.WriteLine("| plan | tasks | Markdig | parse | ratio | parse + bind | ratio | all rules |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var tasks in (int[])[100, 1_000, 10_000, 100_000]) Print("dense", tasks, BenchmarkPlans.Dense(tasks));
        foreach (var tasks in (int[])[100, 1_000, 10_000]) Print("prose", tasks, BenchmarkPlans.Prose(tasks));
    }

    private static void Print(string name, int tasks, string text)
    {
        var document = PlanParser.Parse("plan.md", text);
        Action[] compared =
        [
            () => Markdown.Parse(text, BareMarkdig.Pipeline),
            () => PlanParser.Parse("plan.md", text),
            () => PlanBinder.Bind(PlanParser.Parse("plan.md", text), PlanFileOptions.None, default),
            () => PlanAnalysis.Analyze(document),
        ];
        var calls = Math.Max(1, TasksInTurn / tasks);
        var times = new double[compared.Length][];
        for (var c = 0; c < times.Length; c++) times[c] = new double[Turns];
        // The first turns let the compiler finish with the code.
        for (var turn = -Turns; turn < Turns; turn++)
        {
            for (var c = 0; c < compared.Length; c++)
            {
                var time = Milliseconds(compared[c], calls);
                if (turn >= 0) times[c][turn] = time;
            }
        }

        var (markdig, parse, bind, rules) = (Median(times[0]), Median(times[1]), Median(times[2]), Median(times[3]));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {tasks:N0} | {markdig:F2} ms | {parse:F2} ms | {parse / markdig:F2} | {bind:F2} ms | {bind / markdig:F2} | {rules:F2} ms |"));
    }

    private static double Milliseconds(Action action, int calls)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < calls; i++) action();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / calls;
    }

    private static double Median(double[] times)
    {
        Array.Sort(times);
        return times[times.Length / 2];
    }
}
