using System.Globalization;

namespace PlanAnalyzers.Benchmarks;

/// <summary>What an edit of an unrelated file costs beside a plan of 10,000 tasks, in processor time, taken in turns within one process; each figure is the median of the turns.</summary>
internal static class EditGlance
{
    private const int Turns = 15;

    public static void Print()
    {
        var projects = new (string Name, EditedProject Project)[]
        {
            ("one handler for all tasks", new(10_000, isHandled: false)),
            ("a handler for each task", new(10_000, isHandled: true)),
            ("a handler for each task, read by a generator that does nothing else", new(10_000, isHandled: true, new BareGenerator())),
        };
        var times = Array.ConvertAll(projects, static _ => new double[Turns]);
        var bytes = new double[projects.Length];
        // The first turns let the compiler finish with the code.
        for (var turn = -5; turn < Turns; turn++)
        {
            for (var p = 0; p < projects.Length; p++)
            {
                var (time, allocated) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
                projects[p].Project.Edit();
                if (turn >= 0) times[p][turn] = (Environment.CpuUsage.TotalTime - time).TotalMilliseconds;
                bytes[p] = GC.GetAllocatedBytesForCurrentThread() - allocated;
            }
        }

        Console.WriteLine("| an edit of another file, beside 10,000 tasks with | processor time | allocated |");
        Console.WriteLine("|---|---|---|");
        for (var p = 0; p < projects.Length; p++)
        {
            Array.Sort(times[p]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {projects[p].Name} | {times[p][Turns / 2]:F1} ms | {bytes[p] / 1e6:F1} MB |"));
        }
    }
}
